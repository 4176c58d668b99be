using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using Dispatch.Host.Api;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>What a person sees where a page can't be shown: what is wrong, what to do, and the way back. It stands by itself, for the pages may be what fails.</summary>
internal static class ProblemPage
{
    private static readonly int[] _told = [400, 403, 404, 409, 413, 429, 503];

    /// <summary>Answers with it, in the language of the request; the status is set already.</summary>
    public static Task WriteAsync(HttpContext context)
    {
        if (context.Features.Get<IRequestCultureFeature>() is { } asked)
        {
            CultureInfo.CurrentUICulture = asked.RequestCulture.UICulture;
        }

        var words = context.RequestServices.GetRequiredService<IStringLocalizer<Words>>();
        var status = _told.Contains(context.Response.StatusCode) ? context.Response.StatusCode.ToString(CultureInfo.InvariantCulture) : "Other";
        var (title, app) = (words["Wrong." + status].Value, words["AppName"].Value);
        var text = Problem.DetailFor(context) is { } detail ? Says.OneOf(detail) : words[$"Wrong.{status}.Text"].Value;
        var (back, where) = context.User.Identity?.IsAuthenticated == true ? ("/inbox", words["Nav.Inbox"].Value) : ("/", words["Nav.Home"].Value);
        var trace = context.Response.StatusCode >= 500 ? Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier : "";
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{(Says.English ? "en" : "zh-CN")}">
            <head>
                <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
                <title>{Safe(title)} · {Safe(app)}</title>
                <link rel="stylesheet" href="/assets/app.css"><link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
            </head>
            <body>
            <header class="top"><div><a class="brand" href="{back}">{Safe(app)}</a></div></header>
            <main id="main" class="narrow"><h1>{Safe(title)}</h1><p>{Safe(text)}</p><p><a class="button main" href="{back}">{Safe(where)}</a></p><p class="soft">{trace}</p></main>
            </body>
            </html>
            """,
            context.RequestAborted);
    }

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}

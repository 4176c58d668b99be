using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Dispatch.Campaign.Faults;

/// <summary>Answers a task as it was read before: a cache that nobody told of the change.</summary>
internal sealed class StaleReads : IStartupFilter
{
    private readonly ConcurrentDictionary<string, byte[]> _kept = new();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(AnswerAsync);
        next(app);
    };

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !context.Request.Path.StartsWithSegments("/api/v1/tasks", out var task) || !task.HasValue)
        {
            await next(context);
            return;
        }

        if (_kept.TryGetValue(task.Value!, out var kept))
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(kept);
            return;
        }

        var original = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        await next(context);
        context.Response.Body = original;
        _kept[task.Value!] = copy.ToArray();
        await original.WriteAsync(copy.ToArray());
    }
}

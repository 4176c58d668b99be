using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Dispatch.Samples.Tests;

/// <summary>A bad line between a client and the host: every request arrives, and every second answer to a change is lost on the way back.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _host;
    private readonly SemaphoreSlim _lost = new(0);
    private int _changes;

    private LossyProxy(WebApplication app, HttpClient host)
    {
        _app = app;
        _host = host;
    }

    public string Url => _app.Urls.First();

    /// <summary>Ends when the next answer has been lost.</summary>
    public Task<bool> NextLostAsync() => _lost.WaitAsync(TimeSpan.FromMinutes(1));

    public static async Task<LossyProxy> BeforeAsync(string hostUrl)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var proxy = new LossyProxy(app, new HttpClient { BaseAddress = new Uri(hostUrl), Timeout = TimeSpan.FromMinutes(2) });
        app.Run(proxy.ForwardAsync);
        await app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _host.Dispose();
        _lost.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.Path + context.Request.QueryString);
        if (context.Request.ContentLength > 0)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        foreach (var name in new[] { "X-Api-Key", "Idempotency-Key" }.Where(context.Request.Headers.ContainsKey))
        {
            request.Headers.Add(name, context.Request.Headers[name].ToString());
        }

        using var answer = await _host.SendAsync(request, context.RequestAborted);
        var text = await answer.Content.ReadAsByteArrayAsync();
        if (context.Request.Path.Value!.EndsWith("/complete", StringComparison.Ordinal) && Interlocked.Increment(ref _changes) % 2 == 1)
        {
            context.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
            _lost.Release();
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.Body.WriteAsync(text);
    }
}

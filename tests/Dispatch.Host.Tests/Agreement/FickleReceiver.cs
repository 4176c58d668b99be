using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dispatch.Host.Tests.Agreement;

/// <summary>A webhook receiver that answers late, wrongly, after having believed it already, or never; which, a seed decides. It keeps what it believed, once per id.</summary>
internal sealed class FickleReceiver : IAsyncDisposable
{
    private const int Well = 9;
    private readonly WebApplication _app;
    private readonly Random _random;
    private readonly ConcurrentDictionary<string, bool> _seen = new();
    private readonly ConcurrentDictionary<string, List<JsonElement>> _believed = new();
    private int _heard;
    private int _failed;
    private int _repeats;
    private int _completions;
    private volatile bool _well;

    private FickleReceiver(WebApplication app, int seed)
    {
        _app = app;
        _random = new Random(seed);
    }

    public string Url => _app.Urls.First() + "/hook";

    /// <summary>Deliveries that came.</summary>
    public int Heard => _heard;

    /// <summary>Deliveries that were answered wrongly or never.</summary>
    public int Failed => _failed;

    /// <summary>Completed tasks that were believed, each once.</summary>
    public int CompletionsHeard => _completions;

    /// <summary>How often an event came that was known already.</summary>
    public int Repeats => _repeats;

    /// <summary>The events of a ticket in the order in which they were first believed.</summary>
    public IReadOnlyList<JsonElement> Of(string ticketId)
    {
        var believed = _believed.GetValueOrDefault(ticketId, []);
        lock (believed)
        {
            return [.. believed];
        }
    }

    public static async Task<FickleReceiver> StartAsync(int seed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new FickleReceiver(app, seed);
        app.MapPost("/hook", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Answers well from now on.</summary>
    public void Mend() => _well = true;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var happened = (await JsonDocument.ParseAsync(request.Body)).RootElement;
        Interlocked.Increment(ref _heard);
        var mood = _well ? Well : Draw();
        if (mood <= 3)
        {
            Interlocked.Increment(ref _failed);
        }

        switch (mood)
        {
            case 0:
                return Results.StatusCode(500);
            case 1:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, request.HttpContext.RequestAborted);
                return Results.Ok();
            case 2:
                Believe(request.Headers["webhook-id"].ToString(), happened);
                return Results.StatusCode(503);
            case 3:
                Believe(request.Headers["webhook-id"].ToString(), happened);
                request.HttpContext.Abort();
                return Results.Empty;
            case 4:
                await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
                break;
        }

        Believe(request.Headers["webhook-id"].ToString(), happened);
        return Results.Ok();
    }

    private int Draw()
    {
        lock (_random)
        {
            return _random.Next(10);
        }
    }

    private void Believe(string id, JsonElement happened)
    {
        if (!_seen.TryAdd(id, true))
        {
            Interlocked.Increment(ref _repeats);
            return;
        }

        if (happened.GetProperty("type").GetString() == "task.completed")
        {
            Interlocked.Increment(ref _completions);
        }

        var believed = _believed.GetOrAdd(happened.GetProperty("ticketId").GetString()!, _ => []);
        lock (believed)
        {
            believed.Add(happened);
        }
    }
}

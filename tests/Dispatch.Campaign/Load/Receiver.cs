using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dispatch.Campaign.Load;

/// <summary>A subscribed program: takes events, forgets none, and now and then fails so that they come again.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Received> _events = new();
    private int _count;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>What was received, once per event, in the order of first arrival.</summary>
    public IReadOnlyList<Received> Events => [.. _events.Values.OrderBy(e => e.Order)];

    public string Url => _app.Urls.First() + "/events";

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(app);
        app.MapPost("/events", (Func<HttpContext, Task<IResult>>)receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var order = Interlocked.Increment(ref _count);
        if (order % 23 == 0)
        {
            return Results.StatusCode(500);
        }

        var id = context.Request.Headers["webhook-id"].ToString();
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        _events.TryAdd(id, new Received(id, (string)body["ticketId"]!, (int)body["seq"]!, order));
        return Results.Ok();
    }
}

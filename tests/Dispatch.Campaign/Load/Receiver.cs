using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dispatch.Campaign.Load;

/// <summary>A subscribed program: takes events, forgets none, and, when it is a <paramref name="failing"/> one, refuses some so that they come again.</summary>
internal sealed class Receiver(WebApplication app, bool failing) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Received> _events = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _first = new();
    private int _count;

    /// <summary>What was received, once per event, in the order of first arrival.</summary>
    public IReadOnlyList<Received> Events => [.. _events.Values.OrderBy(e => e.Order)];

    public string Url => app.Urls.First() + "/events";

    public static async Task<Receiver> StartAsync(bool failing = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(app, failing);
        app.MapPost("/events", (Func<HttpContext, Task<IResult>>)receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Waits for the first event of a ticket; answers whether it came in time.</summary>
    public async Task<bool> FirstOfAsync(string ticketId, TimeSpan patience)
    {
        var first = First(ticketId).Task;
        return await Task.WhenAny(first, Task.Delay(patience)) == first;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private TaskCompletionSource First(string ticketId) => _first.GetOrAdd(ticketId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var order = Interlocked.Increment(ref _count);
        if (failing && order % 23 == 0)
        {
            return Results.StatusCode(500);
        }

        var id = context.Request.Headers["webhook-id"].ToString();
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        var ticketId = (string)body["ticketId"]!;
        _events.TryAdd(id, new Received(id, ticketId, (int)body["seq"]!, order));
        First(ticketId).TrySetResult();
        return Results.Ok();
    }
}

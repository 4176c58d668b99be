using System.Text;
using System.Text.Json;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Live;

/// <summary>
/// An inbox as server-sent events: first what is open, then every task that comes, changes or goes. An event carries the task as it is now;
/// after a lost connection the stream goes on behind <c>Last-Event-ID</c>, or begins again with all that is open when that is too long ago.
/// </summary>
internal sealed class InboxStream(ApiCall call, InboxFeed feed, TicketSight sight, TimeProvider time, ListTasks query, CancellationToken stopping) : IResult
{
    private static readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(15);

    // In a rush of changes the inbox is read a few times a second, not once for each.
    private static readonly TimeSpan _breath = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, long> _sent = new(StringComparer.Ordinal);
    private HttpResponse _response = null!;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        _response = httpContext.Response;
        _response.ContentType = "text/event-stream; charset=utf-8";
        _response.Headers.CacheControl = "no-store";
        _response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await WriteAsync(": dispatch inbox\nretry: 3000\n\n", end.Token);
            await BeginAsync(httpContext.Request.Headers["Last-Event-ID"].ToString(), end.Token);
            await GoOnAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            // The listener hung up or the host stops: the client comes back with Last-Event-ID.
        }
    }

    private async Task BeginAsync(string last, CancellationToken cancellation)
    {
        if (last.Length == 0 || feed.Since(last) is not { } touched)
        {
            return;
        }

        var position = feed.Position(feed.Seq);
        foreach (var task in await OpenAsync())
        {
            if (!touched.Contains(task.Id))
            {
                _sent[task.Id] = task.Version;
            }
        }

        foreach (var id in touched)
        {
            if (await FindAsync(id) is { } task && IsGone(task) && Fits(task))
            {
                await SendAsync(task, position, cancellation);
            }
        }
    }

    private async Task GoOnAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var since = feed.Seq;
            await SendNewsAsync(feed.Position(since), cancellation);
            while (!await feed.WaitAsync(since, sight.SeesTasksOf, _heartbeat, time, cancellation))
            {
                await WriteAsync(": heartbeat\n\n", cancellation);
            }

            await Task.Delay(_breath, time, cancellation);
        }
    }

    private async Task SendNewsAsync(string position, CancellationToken cancellation)
    {
        var open = await OpenAsync();
        var news = open.Where(t => !_sent.TryGetValue(t.Id, out var version) || version != t.Version).ToList();
        var ids = open.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _sent.Keys.Where(id => !ids.Contains(id)).ToList())
        {
            _sent.Remove(gone);
            if (await FindAsync(gone) is { } task && IsGone(task))
            {
                news.Add(task);
            }
        }

        foreach (var task in news)
        {
            await SendAsync(task, position, cancellation);
        }
    }

    private async Task<List<TaskView>> OpenAsync()
    {
        var all = new List<TaskView>();
        var page = query.Page;
        while (true)
        {
            var found = await call.FindAsync(query with { Page = page });
            all.AddRange(found.Items);
            if (found.NextCursor is null)
            {
                return all;
            }

            page = page with { After = Workflows.Listing.Cursor.Decode(found.NextCursor) };
        }
    }

    private async Task<TaskView?> FindAsync(string id)
    {
        try
        {
            return await call.FindAsync(new GetTask(id));
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    private bool Fits(TaskView task) =>
        (query.UnitId is null || query.UnitId == task.UnitId) && (query.Kind is null || query.Kind == task.Kind) && (query.TicketId is null || query.TicketId == task.TicketId);

    private static bool IsGone(TaskView task) => task.State is TaskState.Done or TaskState.Cancelled;

    private Task SendAsync(TaskView task, string position, CancellationToken cancellation)
    {
        var known = _sent.ContainsKey(task.Id);
        if (!IsGone(task))
        {
            _sent[task.Id] = task.Version;
        }

        var name = task.State switch
        {
            TaskState.Done => "task.completed",
            TaskState.Cancelled => "task.cancelled",
            _ => known ? "task.changed" : "task.created",
        };
        return WriteAsync($"id: {position}\nevent: {name}\ndata: {JsonSerializer.Serialize(task, ApiJson.Options)}\n\n", cancellation);
    }

    private async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await _response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await _response.Body.FlushAsync(cancellation);
    }
}

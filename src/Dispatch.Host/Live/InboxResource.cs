using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Host.Live;

/// <summary>The inbox: as a list, as a list that waits for something new, and as a stream.</summary>
internal sealed class InboxResource : IApiResource
{
    private const int LongestWait = 60;
    public void Map(IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/api/v1/tasks").WithTags("tasks");
        tasks.MapGet("", List).ForSignedIn(Reach.OwnUnits).GivesPageOf<TaskView>()
            .WithSummary("待办列表 The inbox; wait= holds the request until something new arrives");
        tasks.MapGet("stream", Stream).ForSignedIn(Reach.OwnUnits).GivesFiles("text/event-stream")
            .WithSummary("待办事件流 The inbox as server-sent events; goes on after Last-Event-ID");
    }

    private static async Task<IResult> List(
        ApiCall call, InboxFeed feed, InboxMemory memory, TicketSight sight, TimeProvider time, IHostApplicationLifetime lifetime, string? unitId, string? state, string? kind, string? ticketId, string? wait, int? limit, string? cursor)
    {
        var query = Query(call.Page, unitId, state, kind, ticketId);
        var patience = Wait(wait);
        var listener = $"{call.Caller.Kind}:{call.Caller.Id}|{unitId}|{state}|{kind}|{ticketId}|{cursor}";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation, lifetime.ApplicationStopping);
        var start = time.GetTimestamp();
        while (true)
        {
            var since = feed.Seq;
            var page = await call.FindAsync(query);
            var left = patience - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || end.IsCancellationRequested || memory.HasNews(listener, page.Items))
            {
                memory.Tell(listener, page.Items);
                return WrittenAnswer.From(Answer.Ok(page));
            }

            await WaitAsync(feed, since, sight, left, time, end.Token);
        }
    }

    // When the host stops, those who wait are answered with what there is.
    private static async Task WaitAsync(InboxFeed feed, long since, TicketSight sight, TimeSpan patience, TimeProvider time, CancellationToken end)
    {
        try
        {
            await feed.WaitAsync(since, sight.SeesTasksOf, patience, time, end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }
    }

    private static InboxStream Stream(ApiCall call, InboxFeed feed, TicketSight sight, TimeProvider time, IHostApplicationLifetime lifetime, string? unitId, string? kind, string? ticketId) =>
        new(call, feed, sight, time, Query(new PageRequest(PageRequest.LargestLimit), unitId, "open", kind, ticketId), lifetime.ApplicationStopping);

    private static ListTasks Query(PageRequest page, string? unitId, string? state, string? kind, string? ticketId)
    {
        var states = QueryText.Names<TaskState>("state", state);
        return new ListTasks(page)
        {
            UnitId = unitId,

            // Who asks for what is open means all that still waits for somebody: claimed tasks are open too.
            States = states is [TaskState.Open] ? [TaskState.Open, TaskState.Claimed] : states,
            Kind = kind,
            TicketId = ticketId,
        };
    }

    private static TimeSpan Wait(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return TimeSpan.Zero;
        }

        return int.TryParse(text, out var seconds) && seconds is >= 0 and <= LongestWait
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidRequestException("wait", $"应为 0 到 {LongestWait} 秒。Must be 0 to {LongestWait} seconds.");
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Timers;
using Dispatch.Host.Composition;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Host.Sample;

/// <summary>
/// Lets invented tickets live three months before the first request (<c>--sample-tickets N</c>, Development only, once): every matter is filed, every task done,
/// by the commands that real units use, under a clock set back, so that history, clocks, ledger and reports agree. Nothing of it is real, and its tickets say so.
/// </summary>
internal sealed partial class SampleTickets(
    IServiceScopeFactory scopes, IDatabase database, IReferenceData reference, TimeProvider time, DistrictTime district, FireDueTimers timers, HostSettings settings, ILogger<SampleTickets> log) : IStartStep
{
    private const string Note = "(虚构示例,非真实诉求)";
    private static readonly TimeSpan _span = TimeSpan.FromDays(92);
    private readonly Random _random = new(20260921);
    private readonly HashSet<string> _pending = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _due = new();
    private SampleConduct _conduct = null!;

    public int Order => 400;

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (settings.SampleTickets == 0 || time is not SampleClock clock || AreThere())
        {
            return;
        }

        var start = time.GetTimestamp();
        var now = clock.GetUtcNow();
        try
        {
            await LiveAsync(clock, now, cancellation);
        }
        finally
        {
            clock.Run();
        }

        LogMade(settings.SampleTickets, time.GetElapsedTime(start).TotalSeconds);
    }

    private bool AreThere()
    {
        using var read = database.OpenRead();
        return read.QueryFirst("SELECT COUNT(*) FROM tickets", r => r.GetInt64(0)) > 0;
    }

    private async Task LiveAsync(SampleClock clock, DateTimeOffset now, CancellationToken cancellation)
    {
        _conduct = new SampleConduct(district, _random);
        var cast = new SampleCast(reference.Current);
        var arrivals = new Queue<SampleArrival>(new SampleDiary(reference.Current, district, _random).Write(settings.SampleTickets, now - _span, now));
        while (arrivals.Count > 0 || _due.Count > 0)
        {
            var next = arrivals.TryPeek(out var arrival) ? arrival.At : DateTimeOffset.MaxValue;
            var isTask = _due.TryPeek(out var task, out var at) && at < next;
            await PassToAsync(clock, isTask ? at : next, cancellation);
            if (isTask)
            {
                _due.Dequeue();
                await DoAsync(task!, cast, cancellation);
            }
            else
            {
                await FileAsync(arrivals.Peek(), cast, cancellation);
                await AdviseAsync(arrivals.Dequeue(), cast, cancellation);
            }

            Plan(now);
        }

        await PassToAsync(clock, now, cancellation);
    }

    /// <summary>Moves the clock on, and lets every timer ring at its time.</summary>
    private async Task PassToAsync(SampleClock clock, DateTimeOffset to, CancellationToken cancellation)
    {
        while (true)
        {
            var (_, next) = await timers.RunAsync(cancellation);
            if (next is not { } ring || ring > to)
            {
                break;
            }

            clock.StandAt(Later(ring, clock.GetUtcNow()));
        }

        clock.StandAt(to);
    }

    private Task FileAsync(SampleArrival arrival, SampleCast cast, CancellationToken cancellation)
    {
        var title = arrival.Matter.Titles[_random.Next(arrival.Matter.Titles.Length)];
        return SendAsync(
            new FileTicket
            {
                Channel = arrival.Channel,
                Title = title,
                Description = $"{title}。请尽快处理并回复。{Note}",
                CategoryCode = arrival.Matter.CategoryCode,
                CompoundId = arrival.CompoundId,
                ExternalRef = arrival.ExternalRef,
                Location = new LocationView(null, null, $"{1 + _random.Next(12)} 号楼 {1 + _random.Next(4)} 单元"),
                Reporter = new NewReporter($"示例居民 {arrival.Number}", null, _random.Next(5) == 0),
            },
            cast.Filing(arrival),
            cancellation);
    }

    /// <summary>More people ask than complain (58.5 % of contacts, in one city's figures): they are told at once.</summary>
    private async Task AdviseAsync(SampleArrival arrival, SampleCast cast, CancellationToken cancellation)
    {
        var caller = cast.Filing(arrival);
        if (!caller.IsAny(Roles.Station, Roles.Community, Roles.Hotline))
        {
            return;
        }

        foreach (var (title, answer) in SampleMatter.Questions.Skip(_random.Next(SampleMatter.Questions.Count - 1)).Take(2))
        {
            var question = new FileTicket { Channel = arrival.Channel, Title = title, Description = Note, CategoryCode = "other", CompoundId = arrival.CompoundId };
            await SendAsync(new AnswerAdvice(question, answer + Note), caller, cancellation);
        }
    }

    private async Task DoAsync(string planned, SampleCast cast, CancellationToken cancellation)
    {
        _pending.Remove(planned);
        if (Find(planned) is not { } task || _conduct.Do(task) is not { } deed)
        {
            return;
        }

        try
        {
            await SendAsync(Request(task, deed.Outcome, deed.Data), TaskKinds.IsResidents(task.Kind) ? Caller.Anonymous : cast.Of(task.UnitId), cancellation);
        }
        catch (Exception e) when (e is ConflictException or UnprocessableException or InvalidRequestException)
        {
            // Not possible in this state (a designated task can't be returned, an extension was used up): the task waits for another day.
            LogNotPossible(task.Kind, deed.Outcome, e.Message);
        }
    }

    private IBaseRequest Request(SampleTask task, string outcome, JsonObject data) => task.Kind switch
    {
        TaskKinds.ResidentEvaluate => new EvaluateByTrackingCode(task.TrackingCode, outcome, _conduct.Solved(outcome), null),
        TaskKinds.ResidentObject => new ObjectByTrackingCode(task.TrackingCode, "情况属实,请再核实。"),
        TaskKinds.StationHandle or TaskKinds.CommunityHandle when task.Twin is { } twin && _random.Next(3) == 0 => new MergeTicket(task.TicketId, twin),
        TaskKinds.StationHandle when _random.Next(60) == 0 => new WithdrawTicket(task.TicketId, "问题已自行解决"),
        _ => new CompleteTask(task.Id, outcome, JsonSerializer.SerializeToElement(data), null),
    };

    /// <summary>Plans every task that is new, or open again, since the last look.</summary>
    private void Plan(DateTimeOffset now)
    {
        List<string> open;
        using (var read = database.OpenRead())
        {
            open = read.Query("SELECT id FROM tasks WHERE state IN ('Open', 'Claimed') ORDER BY id", r => r.GetString(0));
        }

        foreach (var id in open.Where(_pending.Add))
        {
            var task = Find(id)!;
            if (_conduct.When(task with { CreatedAt = Later(task.CreatedAt, time.GetUtcNow()) }) is { } at && at < now)
            {
                _due.Enqueue(id, at);
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private SampleTask? Find(string id)
    {
        using var read = database.OpenRead();
        return read.QueryFirst(
            """
            SELECT k.id, k.kind, k.unit_id, k.created_at, k.due_at, COALESCE((SELECT unpacked(x.text) FROM task_texts x WHERE x.id = k.outcomes), k.outcomes), t.tracking_code, COALESCE(t.due_at - t.received_at, 604800000), t.urgency <> 'Normal',
                k.ticket_id, (SELECT w.id FROM tickets w WHERE w.id = t.possible_duplicate_of AND w.closed_at IS NULL), t.due_at
            FROM tasks k JOIN tickets t ON t.id = k.ticket_id WHERE k.id = $1 AND k.state IN ('Open', 'Claimed')
            """,
            r => new SampleTask
            {
                Id = r.GetString(0),
                Kind = r.GetString(1),
                UnitId = r.GetString(2),
                CreatedAt = Instant(r.GetInt64(3)),
                DueAt = r.IsDBNull(4) ? null : Instant(r.GetInt64(4)),
                Outcomes = r.GetString(5),
                TrackingCode = r.GetString(6),
                CaseTime = TimeSpan.FromMilliseconds(r.GetInt64(7)),
                Urgent = r.GetInt64(8) != 0,
                TicketId = r.GetString(9),
                Twin = r.IsDBNull(10) ? null : r.GetString(10),
                CaseDueAt = r.IsDBNull(11) ? null : Instant(r.GetInt64(11)),
            },
            id);
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private async Task SendAsync(IBaseRequest request, Caller caller, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = caller;
        await scope.ServiceProvider.GetRequiredService<ISender>().Send((object)request, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Made {Count} invented sample tickets in {Seconds:F1} s")]
    private partial void LogMade(int count, double seconds);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Sample: {Kind} could not end with {Outcome}: {Reason}")]
    private partial void LogNotPossible(string kind, string outcome, string reason);
}

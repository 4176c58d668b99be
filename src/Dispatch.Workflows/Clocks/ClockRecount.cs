using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Notices;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using Timer = Dispatch.Engine.Timers.Timer;

namespace Dispatch.Workflows.Clocks;

/// <summary>Counts the open clocks anew when a calendar was published, ticket by ticket, each in a unit of work of its own.</summary>
/// <remarks>
/// Durable: the publication's transaction sets one timer, which finds the tickets and sets one for each. A clock that has ended is never touched;
/// an extension was granted to a date and stays; what moved is kept with before and after, and the holder of a due time that moved earlier is told.
/// </remarks>
public sealed class ClockRecount(IDatabase database, ITimers timers, TicketDesk desk, IReferenceData reference) : ITimerTarget
{
    /// <summary>The target of its timers.</summary>
    public const string Name = "clock.recount";

    private const string Affected =
        """
        SELECT DISTINCT ticket_id, workflow_instance_id FROM tasks
        WHERE state IN ('Open', 'Claimed') AND "limit" IS NOT NULL AND due_at IS NOT NULL
        """;

    private const string Extended = "SELECT COUNT(*) FROM clock_changes WHERE task_id = $1 AND kind = 'Extension' AND granted = 1";
    private const string CalendarPrefix = "calendar:";

    /// <inheritdoc/>
    public string Target => Name;

    /// <summary>Has the open clocks counted anew after this unit's commit.</summary>
    public static void Order(UnitOfWork unit, ITimers timers, WorkCalendar calendar) => timers.Set(
        unit,
        new Timer($"recount-{calendar.Code}-{calendar.Version}", CalendarPrefix + calendar.Code, Name, CalendarPrefix + calendar.Code, calendar.PublishedAt));

    /// <inheritdoc/>
    public Task FireAsync(Timer timer, UnitOfWork unit, CancellationToken cancellation)
    {
        if (timer.Payload is { } payload && payload.StartsWith(CalendarPrefix, StringComparison.Ordinal))
        {
            Spread(timer, unit);
        }
        else if (timer.Payload is { } ticketId && desk.Find(ticketId) is { } work)
        {
            Recount(work);
        }

        return Task.CompletedTask;
    }

    private void Spread(Timer timer, UnitOfWork unit)
    {
        using var read = database.OpenRead();
        foreach (var (ticketId, instanceId) in read.Query(Affected, row => (row.GetString(0), row.GetString(1))))
        {
            timers.Set(unit, new Timer($"recount-{ticketId}", instanceId, Name, ticketId, timer.DueAt));
        }
    }

    private void Recount(TicketWork work)
    {
        foreach (var task in work.Tasks.Open.ToList())
        {
            if (task.Limit is not null && task.DueAt is { } before && Moves(work, task, before) && !IsExtended(task))
            {
                work.Tasks.Recount(task);
                Keep(work, task, before);
            }
        }

        RecountCase(work);
    }

    private bool Moves(TicketWork work, HumanTask task, DateTimeOffset before)
    {
        var limit = JsonSerializer.Deserialize<Limit>(task.Limit!, JsonText.Options)!;
        return limit is { IsWorking: true, Scale: 1 } && work.Reference.Due(limit, task.StartedAt, TicketWork.ReadPauses(task.Pauses)).DueAt != before;
    }

    private bool IsExtended(HumanTask task)
    {
        using var read = database.OpenRead();
        return read.QueryFirst(Extended, row => row.GetInt64(0), task.Id) > 0;
    }

    private void Keep(TicketWork work, HumanTask task, DateTimeOffset before)
    {
        var after = task.DueAt!.Value;
        var label = reference.Current.Calendar(JsonSerializer.Deserialize<Limit>(task.Limit!, JsonText.Options)!.CalendarCode)?.Label;
        work.NewClockChanges.Add(new ClockChange
        {
            Id = work.NewId(),
            TicketId = work.Ticket.Id,
            TaskId = task.Id,
            Kind = ClockChangeKind.Calendar,
            Reason = label ?? "",
            RequestedAt = work.Now,
            RequestedByUnitId = task.UnitId,
            DecidedAt = work.Now,
            Granted = true,
            DueBefore = before,
            DueAfter = after,
        });
        var (old, now) = (work.Time.Local(before), work.Time.Local(after));
        var text = $"工作日历调整({label}),“{task.Title}”到期时间由 {old:yyyy-MM-dd HH:mm} 改为 {now:yyyy-MM-dd HH:mm}。";
        var english = $"The calendar changed ({label}): “{task.TitleEn}” is due {now:yyyy-MM-dd HH:mm} instead of {old:yyyy-MM-dd HH:mm}.";
        work.Record(HistoryKinds.Recounted, text, english, task.Id, data: new JsonObject { ["before"] = before.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), ["after"] = after.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) });
        if (after < before)
        {
            work.Send(LetterKind.Notice, task.UnitId, text, english, task.Id);
        }
    }

    // The whole case's due time moves with its limit's calendar too, until the case is handled.
    private static void RecountCase(TicketWork work)
    {
        if (work.Ticket.DueAt is not { } before || Reports.ReportFacts.IsHandled(work.Ticket))
        {
            return;
        }

        var limit = work.Reference.Limit(SlaPolicy.WholeCase, work.Ticket.CategoryCode, work.Ticket.Urgency, work.Time.DayOf(work.Ticket.ReceivedAt));
        if (limit is { IsWorking: true, Scale: 1 } && work.Reference.Due(limit, work.Ticket.ReceivedAt, work.Pauses).DueAt is var after && after != before)
        {
            work.RecountCase();
            work.Record(
                HistoryKinds.Recounted,
                $"工作日历调整,整件时限由 {work.Time.Local(before):yyyy-MM-dd HH:mm} 改为 {work.Time.Local(after):yyyy-MM-dd HH:mm}。",
                $"The calendar changed: the whole case is due {work.Time.Local(after):yyyy-MM-dd HH:mm} instead of {work.Time.Local(before):yyyy-MM-dd HH:mm}.");
        }
    }
}

using System.Globalization;
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
/// Durable and bounded: the publication's transaction sets one timer, which looks at a page of open tickets, sets a timer for each whose due time moves, and one for the
/// next page. A clock that has ended is never touched; an extension was granted to a date and stays; what moved is kept with before and after, said to the outside, and the
/// holder of a due time that moved earlier is told.
/// </remarks>
public sealed class ClockRecount(IDatabase database, ITimers timers, TicketDesk desk, IReferenceData reference, DistrictTime time) : ITimerTarget
{
    /// <summary>The target of its timers.</summary>
    public const string Name = "clock.recount";

    /// <inheritdoc/>
    public string Target => Name;

    /// <summary>Has the open clocks counted anew after this unit's commit.</summary>
    public static void Order(UnitOfWork unit, ITimers timers, WorkCalendar calendar) =>
        timers.Set(unit, PageTimer(new RecountOrder(calendar.Code, calendar.Version), calendar.PublishedAt));

    /// <inheritdoc/>
    public Task FireAsync(Timer timer, UnitOfWork unit, CancellationToken cancellation)
    {
        var order = RecountOrder.Read(timer.Payload);
        if (order.TicketId is null)
        {
            LookThrough(order, timer, unit);
        }
        else if (desk.Find(order.TicketId) is { } work)
        {
            Recount(work, order);
        }

        return Task.CompletedTask;
    }

    private static Timer PageTimer(RecountOrder order, DateTimeOffset at)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"recount-{order.Calendar}-{order.Version}{(order.After.Length > 0 ? "-" + order.After : "")}");
        return new Timer(id, "calendar:" + order.Calendar, Name, order.ToString(), at);
    }

    private void LookThrough(RecountOrder order, Timer timer, UnitOfWork unit)
    {
        using var read = database.OpenRead();
        var data = reference.Current;
        var (tickets, moves) = new OpenClocks(read, data, data.Calendars, time).Page(order.Calendar, order.After);
        var moved = moves.Select(m => m.TicketId).ToHashSet(StringComparer.Ordinal);
        foreach (var ticket in tickets.Where(t => moved.Contains(t.Id)))
        {
            timers.Set(unit, new Timer($"recount-{ticket.Id}", ticket.WorkflowInstanceId, Name, (order with { TicketId = ticket.Id }).ToString(), timer.DueAt));
        }

        if (tickets.Count == OpenClocks.PageSize)
        {
            timers.Set(unit, PageTimer(order with { After = tickets[^1].Id }, timer.DueAt));
        }
    }

    private void Recount(TicketWork work, RecountOrder order)
    {
        using var read = database.OpenRead();
        var clocks = new OpenClocks(read, work.Reference, work.Reference.Calendars, work.Time);
        foreach (var move in clocks.OfTicket(work.Ticket.Id, order.Calendar))
        {
            if (work.Tasks.Find(move.TaskId) is { IsOpen: true, DueAt: { } before } task)
            {
                work.Tasks.Recount(task);
                Keep(work, order, task, before);
            }
        }

        if (clocks.OfCase(work.Ticket, order.Calendar) is { } ofCase)
        {
            work.RecountCase();
            Keep(work, order, null, ofCase.DueBefore);
        }
    }

    private void Keep(TicketWork work, RecountOrder order, HumanTask? task, DateTimeOffset before)
    {
        var after = (task is null ? work.Ticket.DueAt : task.DueAt)!.Value;
        var label = reference.Current.Calendar(order.Calendar)?.Label ?? order.Calendar;
        work.NewClockChanges.Add(new ClockChange
        {
            Id = work.NewId(),
            TicketId = work.Ticket.Id,
            TaskId = task?.Id ?? "",
            Kind = ClockChangeKind.Calendar,
            Reason = label,
            RequestedAt = work.Now,
            RequestedByUnitId = task?.UnitId ?? work.Ticket.HolderUnitId ?? "",
            DecidedAt = work.Now,
            Granted = true,
            DueBefore = before,
            DueAfter = after,
            CalendarCode = order.Calendar,
            CalendarVersion = order.Version,
        });
        var (old, now) = (work.Time.Local(before), work.Time.Local(after));
        var (what, whatEn) = task is null ? ("整件", "the whole case") : ($"“{task.Title}”", $"“{task.TitleEn}”");
        var text = $"工作日历调整({label}),{what}到期时间由 {old:yyyy-MM-dd HH:mm} 改为 {now:yyyy-MM-dd HH:mm}。";
        var english = $"The calendar changed ({label}): {whatEn} is due {now:yyyy-MM-dd HH:mm} instead of {old:yyyy-MM-dd HH:mm}.";
        work.Record(HistoryKinds.Recounted, text, english, task?.Id, data: new JsonObject { ["before"] = Iso(before), ["after"] = Iso(after), ["calendar"] = label });
        work.Raise(task is null ? EventTypes.TicketDueChanged : EventTypes.TaskDueChanged, task);
        if (after < before && (task?.UnitId ?? work.Ticket.HolderUnitId) is { } holder)
        {
            work.Send(LetterKind.Notice, holder, text, english, task?.Id);
        }
    }

    private static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}

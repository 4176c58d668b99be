using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Escalation;

/// <summary>Stands the clocks of a task and its ticket still, and lets them run again (挂账).</summary>
internal static class Suspensions
{
    public static void Begin(TicketWork work, HumanTask task, DateTimeOffset reviewAt)
    {
        work.Tasks.Pause(task);
        task.ReviewAt = reviewAt;
        if (work.Ticket.StatusBeforeSuspension is null)
        {
            work.Ticket.StatusBeforeSuspension = work.Ticket.Status;
            work.Ticket.Pauses = TicketWork.WritePauses([.. work.Pauses, new Interval(work.Now, null)]);
            work.SetStatus(TicketStatus.Suspended);
        }

        work.Record(
            HistoryKinds.Suspended,
            $"“{task.Title}”挂账,{work.Time.Local(reviewAt):yyyy-MM-dd} 复核;工单年龄照常计算。",
            $"“{task.TitleEn}” is suspended, to be looked at again on {work.Time.Local(reviewAt):yyyy-MM-dd}; the ticket's age runs on.",
            task.Id);
    }

    public static void End(TicketWork work, HumanTask task, string why, string whyEn)
    {
        work.Tasks.Unpause(task);
        task.ReviewAt = null;
        work.SuspensionsEnded.Add(task.Id);
        if (work.Ticket.StatusBeforeSuspension is { } before && !work.Tasks.Open.Any(t => t.PausedAt is not null))
        {
            work.Ticket.StatusBeforeSuspension = null;
            work.Ticket.Pauses = TicketWork.WritePauses([.. work.Pauses.Select(p => p.To is null ? p with { To = work.Now } : p)]);
            work.RecountCase();
            work.SetStatus(before);
        }

        work.Record(HistoryKinds.Resumed, $"“{task.Title}”恢复计时:{why}。", $"The clock of “{task.TitleEn}” runs again: {whyEn}.", task.Id);
    }
}

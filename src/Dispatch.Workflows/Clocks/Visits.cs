using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Clocks;

/// <summary>What a unit's earlier visits to a step have used of a limit that counts them together.</summary>
internal static class Visits
{
    /// <summary>The limit without the time of earlier visits. Another unit's visits are not charged to this one.</summary>
    public static Limit Less(Limit limit, HumanTask task, IEnumerable<HumanTask> earlier, CalendarBook calendars)
    {
        if (!limit.Accumulated)
        {
            return limit;
        }

        long used = 0;
        var visits = earlier.Where(t => t.Kind == task.Kind && t.UnitId == task.UnitId && t.Id != task.Id && t.State == TaskState.Done);

        // A task that goes on after a request for an extension is one visit with the task that asked.
        foreach (var visit in visits.GroupBy(t => t.StartedAt).Select(g => g.MaxBy(t => t.CompletedAt)!))
        {
            var count = Count.Of(limit, visit.StartedAt, calendars);
            used += count.Face.Elapsed(count.From, visit.CompletedAt!.Value, TicketWork.ReadPauses(visit.Pauses));
        }

        return limit with { Used = TimeSpan.FromTicks(used) };
    }
}

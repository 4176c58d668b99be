using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Clocks;

/// <summary>The calendar by which ledgers count working time: that of the whole case's rule for all matters, or office hours where it counts in natural time.</summary>
internal static class LedgerCalendar
{
    private const string Office = "cn-office";

    public static ClockFace Of(ReferenceData data)
    {
        var whole = data.Policies.Policies.LastOrDefault(p => p is { TaskKind: SlaPolicy.WholeCase, CategoryCode: null, CalendarCode: not null });
        return (ClockFace?)data.Calendar(whole?.CalendarCode) ?? (ClockFace?)data.Calendar(Office) ?? NaturalTime.Instance;
    }
}

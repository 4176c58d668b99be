using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>Says why a task is due when it is: rule, calendar, windows used, days skipped, pauses.</summary>
internal static class LimitWords
{
    public static IReadOnlyList<string> Explain(Limit limit, DateTimeOffset start, IReadOnlyList<Interval> pauses, TicketWork work) =>
        [.. DueExplanation.Of(limit, start, pauses, work.Reference.Calendars).Select(line => $"{line.Zh} {line.En}")];
}

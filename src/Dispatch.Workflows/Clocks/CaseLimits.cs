using System.Text.Json;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Clocks;

/// <summary>The limits of whole cases.</summary>
internal static class CaseLimits
{
    /// <summary>The limit a case came in with; for one that has none on record that of the rule in force on the day of receipt.</summary>
    public static Limit? Of(Ticket ticket, ReferenceData reference, DistrictTime time) => ticket.Limit is { } kept
        ? JsonSerializer.Deserialize<Limit>(kept, JsonText.Options)
        : reference.Limit(SlaPolicy.WholeCase, ticket.CategoryCode, ticket.Urgency, time.DayOf(ticket.ReceivedAt));

    /// <summary>Why the whole case is due when it is; null where it has no limit.</summary>
    public static IReadOnlyList<string>? Explain(Ticket ticket, ReferenceData reference, DistrictTime time) => Of(ticket, reference, time) is { } limit
        ? [.. DueExplanation.Of(limit, ticket.ReceivedAt, TicketWork.ReadPauses(ticket.Pauses), reference.Calendars).Select(line => $"{line.Zh} {line.En}")]
        : null;
}

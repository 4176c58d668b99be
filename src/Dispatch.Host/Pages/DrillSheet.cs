using Dispatch.Host.Api;
using Dispatch.Workflows.Reports;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>The tickets behind a figure as a table to take along.</summary>
public sealed class DrillSheet(Says says, IStringLocalizer<Words> words)
{
    internal ReportSheet Of(IEnumerable<ReportTicket> tickets) => new(
        [words["Ticket.Number"], words["Ticket.Category"], words["Group.community"], words["Ticket.Lead"], words["Tickets.Status"], words["Ticket.Received"], words["Ticket.Due"], words["Drill.Handled"], words["Reports.Closed"], words["Ticket.ByResident"]],
        [.. tickets.Select(t => (IReadOnlyList<object?>)
        [
            t.Number, says.Category(t.CategoryCode), says.Unit(t.CommunityId), says.Unit(t.DepartmentId), says.Word("Status", t.Status), says.Instant(t.ReceivedAt), says.Instant(t.DueAt),
            says.Instant(t.HandledAt), says.Instant(t.ClosedAt), t.ResidentOutcome is { } outcome ? says.Word("Evaluation", outcome) : "",
        ])],
        ReportDefinitions.Current);
}

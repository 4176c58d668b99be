using Dispatch.Host.Api;
using Dispatch.Workflows.Reports;
using Dispatch.Workflows.Tickets;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>A list of tickets as a table to take along: what the list shows, nobody's personal data.</summary>
public sealed class TicketSheet(Says says, IStringLocalizer<Words> words)
{
    internal ReportSheet Of(IEnumerable<TicketView> tickets) => new(
        [
            words["Ticket.Number"], words["Inbox.What"], words["Ticket.Category"], words["Ticket.Place"], words["File.Address"], words["Tickets.Status"], words["Ticket.Holder"], words["Ticket.Lead"],
            words["Ticket.Channel"], words["Ticket.Urgency"], words["Ticket.Received"], words["Ticket.Due"], words["Reports.Closed"], words["Inbox.late"], words["Ticket.ByResident"],
        ],
        [.. tickets.Select(t => (IReadOnlyList<object?>)
        [
            t.Number, t.Title, says.Category(t.CategoryCode), says.Unit(t.CompoundId ?? t.CommunityId), t.Location?.Address, says.Word("Status", t.Status), says.Unit(t.HolderUnitId),
            says.Unit(t.LeadDepartmentId), says.Word("Channel", t.Channel), says.Word("Urgency", t.Urgency), says.Instant(t.ReceivedAt), says.Instant(t.DueAt), says.Instant(t.ClosedAt),
            t.Overdue ? words["Yes"].Value : "", t.Evaluations.Resident?.Outcome is { } outcome ? says.Word("Evaluation", outcome) : "",
        ])],
        ReportDefinitions.Current);
}

using Dispatch.Host.Api;
using Dispatch.Workflows.Reports;
using Dispatch.Workflows.Tasks;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>A list of tasks as a table to take along.</summary>
public sealed class TaskSheet(Says says, IStringLocalizer<Words> words)
{
    internal ReportSheet Of(IEnumerable<TaskView> tasks) => new(
        [words["Ticket.Number"], words["Inbox.What"], words["Ticket.Category"], words["Ticket.Place"], words["File.Address"], words["Inbox.Asked"], words["Inbox.Task"], words["Inbox.Unit"], words["Ticket.Received"], words["Ticket.Due"], words["Inbox.Due"]],
        [.. tasks.Select(t => (IReadOnlyList<object?>)
        [
            t.TicketNumber, t.Ticket?.Title, says.Category(t.Ticket?.CategoryCode ?? ""), says.Unit(t.Ticket?.CompoundId ?? t.Ticket?.CommunityId), t.Ticket?.Address, t.Ticket is { } asked ? says.Word("Channel", asked.Channel) : "", Says.Of(t.Title, t.TitleEn),
            says.Unit(t.UnitId), says.Instant(t.CreatedAt), says.Instant(t.DueAt), t.PausedAt is null ? says.Left(t) : words["Paused"].Value,
        ])],
        ReportDefinitions.Current);
}

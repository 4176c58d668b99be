using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>The tickets that the signed-in unit may see, filtered; the filter stands in the address.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
internal sealed class TicketsPage(ISender sender) : PageModel
{
    public Page<TicketView> List { get; private set; } = new([], null);

    public string? Q { get; private set; }

    public TicketStatus? Status { get; private set; }

    public bool? Overdue { get; private set; }

    public async Task OnGetAsync(string? q, TicketStatus? status, bool? overdue, string? cursor, CancellationToken cancellation)
    {
        (Q, Status, Overdue) = (q, status, overdue);
        List = await sender.Send(
            new ListTickets(new PageRequest(PageRequest.DefaultLimit, Cursor.Decode(cursor)))
            {
                Q = string.IsNullOrWhiteSpace(q) ? null : q.Trim(),
                Statuses = status is { } only ? [only] : [],
                Overdue = overdue == true ? true : null,
            },
            cancellation);
    }
}

using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages.Admin;

/// <summary>What departments have applied to put on communities, with where each application stands.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor)]
internal sealed class ApplicationsPage(ISender sender) : PageModel
{
    public Page<TicketView> List { get; private set; } = new([], null);

    public async Task OnGetAsync(string? cursor, CancellationToken cancellation) =>
        List = await sender.Send(new ListTickets(new PageRequest(PageRequest.DefaultLimit, Cursor.Decode(cursor))) { Matter = Matter.Admission }, cancellation);
}

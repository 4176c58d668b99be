using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.DutyLists;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>Entries of the duty lists on their way to publication: what waits for us, and what waits for others.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Department)]
internal sealed class DutyProposalsPage(ISender sender) : PageModel
{
    /// <summary>What the caller is to agree to or to publish.</summary>
    public IReadOnlyList<DutyProposal> Waiting { get; private set; } = [];

    /// <summary>What others are to decide.</summary>
    public IReadOnlyList<DutyProposal> Others { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await sender.Send(new ListDutyProposals(), cancellation);
        (Waiting, Others) = ([.. all.Where(p => p.Waits)], [.. all.Where(p => !p.Waits)]);
    }
}

using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>The tickets that the signed-in unit may see, filtered and sorted; both stand in the address, and what is listed can be taken along.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
internal sealed class TicketsPage(ISender sender, DistrictTime district, IReferenceData reference, Says says, TicketSheet sheet) : PageModel
{
    public Page<TicketView> List { get; private set; } = new([], null);

    public TicketFilter Filter { get; private set; } = new();

    /// <summary>The units that the list can be narrowed to.</summary>
    public IReadOnlyList<Workflows.Organisation.Unit> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(TicketFilter filter, string? cursor, CancellationToken cancellation)
    {
        Filter = filter;
        Units = Choices();
        List = await sender.Send(filter.Query(new PageRequest(PageRequest.DefaultLimit, Cursor.Decode(cursor)), district), cancellation);

        // Who types a whole number wants that ticket.
        return List.Items is [{ } only] && cursor is null && only.Number == filter.Q?.Trim() ? LocalRedirect($"/tickets/{only.Id}") : Page();
    }

    public async Task<IActionResult> OnGetExportAsync(TicketFilter filter, string format, CancellationToken cancellation) =>
        sheet.Of(await TakenAlong.WholeAsync(page => sender.Send(filter.Query(page, district), cancellation))).ToFile(format, "tickets");

    private IReadOnlyList<Workflows.Organisation.Unit> Choices()
    {
        var caller = CallerClaims.Read(User);
        var root = caller.UnitId ?? reference.Current.Units.Units.FirstOrDefault(u => u.Kind == UnitKind.District)?.Id;
        return root is null ? [] : [.. reference.Current.Units.SelfAndDescendants(root)
            .Where(u => u.Id != root && u.Kind is UnitKind.Street or UnitKind.Community or UnitKind.Compound or UnitKind.Department && u.InForce(district.Today))
            .OrderBy(u => u.Kind).ThenBy(u => says.Unit(u.Id), StringComparer.CurrentCulture)];
    }
}

using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Organisation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages.Admin;

/// <summary>Units are merged, split or dissolved from a day on, and what was ordered so far.</summary>
[PageFor(Reach.Everything, Roles.Admin)]
internal sealed class ReorganisePage(ISender sender) : PageModel
{
    public ReorganisationKind Kind { get; private set; }

    public IReadOnlyList<string> UnitIds { get; private set; } = [];

    public string? Heir { get; private set; }

    public Reorganisation? Done { get; private set; }

    public IReadOnlyList<Reorganisation> Orders { get; private set; } = [];

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task OnGetAsync(string? unit, CancellationToken cancellation)
    {
        UnitIds = unit is null ? [] : [unit];
        await LoadAsync(cancellation);
    }

    public async Task OnPostAsync(ReorganisationKind kind, string[] unitIds, string? heir, string[] children, string? second, DateOnly? onDate, string? basis, CancellationToken cancellation)
    {
        (Kind, UnitIds, Heir) = (kind, unitIds, heir);
        var first = new ReorganisationPart(heir ?? "", kind == ReorganisationKind.Split && children.Length > 0 ? children : null);
        IReadOnlyList<ReorganisationPart> parts = string.IsNullOrEmpty(second) ? [first] : [first, new ReorganisationPart(second)];
        try
        {
            Done = await sender.Send(new ReorganiseUnits(kind, unitIds, parts, onDate, string.IsNullOrWhiteSpace(basis) ? null : basis.Trim()), cancellation);
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } reasons)
        {
            Problems = reasons;
        }

        await LoadAsync(cancellation);
    }

    private async Task LoadAsync(CancellationToken cancellation) =>
        Orders = [.. (await sender.Send(new ListReorganisations(new PageRequest(PageRequest.LargestLimit)), cancellation)).Items.OrderByDescending(o => o.OnDate)];
}

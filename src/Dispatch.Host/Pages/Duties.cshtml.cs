using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>The duty lists in force, to be looked up in everyday words.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
internal sealed class DutiesPage(ISender sender, IReferenceData reference, DistrictTime district, Says says, IStringLocalizer<Words> words) : PageModel
{
    public IReadOnlyList<DutyEntry> Entries { get; private set; } = [];

    public string? Q { get; private set; }

    public DutyList? List { get; private set; }

    /// <summary>How many proposals wait for the caller's word.</summary>
    public int Waiting { get; private set; }

    public async Task OnGetAsync(string? q, DutyList? list, CancellationToken cancellation)
    {
        Search(q, list);
        Waiting = (await sender.Send(new ListDutyProposals(), cancellation)).Count(p => p.Waits);
    }

    public IActionResult OnGetExport(string? q, DutyList? list, string format)
    {
        Search(q, list);
        var sheet = new ReportSheet(
            [words["Duties.List"], words["Duties.Matter"], words["Ticket.Category"], words["Inbox.Unit"], words["Ticket.Lead"], words["Ticket.Helpers"], words["Duties.Basis"], words["Duties.Instead"]],
            [.. Entries.Select(e => (IReadOnlyList<object?>)
            [
                says.Word("DutyList", e.List), Says.Of(e.Title, e.TitleEn), says.Category(e.CategoryCode), says.Unit(e.UnitId), says.Unit(e.LeadDepartmentId),
                string.Join("、", e.HelperDepartmentIds.Select(says.Unit)), e.Basis, e.Instead,
            ])],
            ReportDefinitions.Current);
        return sheet.ToFile(format, "duties");
    }

    private void Search(string? q, DutyList? list)
    {
        (Q, List) = (q?.Trim(), list);
        Entries = Find();
    }

    // A community sees its own lists and those laid down above it; everyone sees what departments must do.
    private List<DutyEntry> Find()
    {
        var data = reference.Current;
        var own = CallerClaims.Read(User).UnitId is { } unit ? data.CommunityOf(unit)?.Id : null;
        return [.. data.Duties.Entries
            .Where(e => e.InForce(district.Today) && (List is null || e.List == List))
            .Where(e => own is null || e.List == DutyList.Department || data.Units.SelfAndAncestors(own).Contains(e.UnitId))
            .Where(e => string.IsNullOrEmpty(Q) || Fits(e, Q))
            .OrderBy(e => e.List).ThenBy(e => e.CategoryCode, StringComparer.Ordinal).ThenBy(e => e.UnitId, StringComparer.Ordinal)];
    }

    private bool Fits(DutyEntry entry, string words) =>
        new[] { entry.Title, entry.TitleEn, entry.Basis, entry.Id }.Concat(reference.Current.Category(entry.CategoryCode) is { } category ? [category.Name, category.NameEn, .. category.Keywords] : [])
            .Any(text => text is { Length: > 0 } && (text.Contains(words, StringComparison.OrdinalIgnoreCase) || (text.Length > 1 && words.Contains(text, StringComparison.OrdinalIgnoreCase))));
}

using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>Where what comes from: place by category as a table, and our own map.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Department)]
internal sealed class HeatPage(ISender sender, DistrictTime district, IReferenceData reference) : PageModel
{
    public ReportAsked Asked { get; private set; } = new();

    public Heat Heat { get; private set; } = null!;

    /// <summary>The categories that occur, most first.</summary>
    public IReadOnlyList<string> Categories { get; private set; } = [];

    /// <summary>The places that occur, most first.</summary>
    public IReadOnlyList<string> Places { get; private set; } = [];

    public ReportGroup GroupBy { get; private set; }

    /// <summary>The map; null where the places are none of ours with a position.</summary>
    public UnitMap? Map { get; private set; }

    private Dictionary<(string, string), int> _cells = [];

    public async Task OnGetAsync(ReportAsked asked, CancellationToken cancellation)
    {
        Asked = asked;
        var question = asked.Question(district);
        GroupBy = question.GroupBy is null or ReportGroup.Category ? ReportGroup.Community : question.GroupBy.Value;
        Heat = await sender.Send(new GetHeat(question with { GroupBy = GroupBy }), cancellation);
        _cells = Heat.Cells.ToDictionary(c => (c.Key, c.CategoryCode), c => c.Received);
        Categories = [.. Heat.Cells.GroupBy(c => c.CategoryCode).OrderByDescending(g => g.Sum(c => c.Received)).Select(g => g.Key).Take(20)];
        Places = [.. Heat.Cells.GroupBy(c => c.Key).OrderByDescending(g => g.Sum(c => c.Received)).Select(g => g.Key)];
        var marks = Heat.Cells.GroupBy(c => c.Key).Select(g => (Unit: reference.Current.Unit(g.Key), Sum: g.Sum(c => c.Received))).Where(m => m.Unit is { Kind: UnitKind.Community or UnitKind.Street, Lat: not null });
        var map = new UnitMap(reference.Current, marks.Select(m => new UnitMap.Mark(m.Unit!, m.Sum, Tickets(m.Unit!.Id))));
        Map = map.Points.Count > 1 ? map : null;
    }

    public int At(string place, string category) => _cells.GetValueOrDefault((place, category));

    /// <summary>How dark a cell is, 0 to 4: by its share of the largest.</summary>
    public int Shade(int count) => count == 0 ? 0 : 1 + Math.Min(3, count * 4 / (_cells.Values.Max() + 1));

    public string Tickets(string place, string? category = null) => Asked.Address("/reports/tickets", ("groupBy", GroupBy.ToString().ToLowerInvariant()), ("key", place), ("categoryCode", category));
}

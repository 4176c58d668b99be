using System.Globalization;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages.Admin;

/// <summary>A register as a table: filter, order and page stand in the address.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor)]
internal sealed class RegisterPage(IEnumerable<IRegister> registers, IReferenceData reference, Choices choices) : PageModel
{
    private const int OnePage = 100;

    public IRegister Register { get; private set; } = null!;

    public IReadOnlyList<RegisterRow> Rows { get; private set; } = [];

    /// <summary>How many entries there are, unfiltered.</summary>
    public int Total { get; private set; }

    public int Pages { get; private set; }

    public int Number { get; private set; }

    public string? Q { get; private set; }

    public string? UnitId { get; private set; }

    public bool ShowsAll { get; private set; }

    public int? Sort { get; private set; }

    /// <summary>Whether the register goes out to, and comes in from, spreadsheets.</summary>
    public bool IsExported => ReferenceSheets.Subjects.Contains(Register.Name);

    public IReadOnlyList<FieldOption> Units => choices.Units();

    public static string Period(RegisterRow row) => row.From is { } from
        ? string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} – {row.To:yyyy-MM-dd}")
        : "";

    public IActionResult OnGet(string register, string? q, string? unitId, string? show, int? sort, int number = 1)
    {
        if (registers.FirstOrDefault(r => r.Name == register) is not { } found)
        {
            return NotFound();
        }

        (Register, Q, UnitId, ShowsAll, Sort) = (found, q?.Trim(), unitId, show == "all", sort);
        var all = found.Rows().ToList();
        Total = all.Count;
        var fitting = all.Where(Fits).ToList();
        if (sort >= 0 && sort < found.Columns.Count)
        {
            fitting = [.. fitting.OrderBy(r => r.Cells[sort.Value], StringComparer.CurrentCulture)];
        }

        Pages = (fitting.Count + OnePage - 1) / OnePage;
        Number = Math.Clamp(number, 1, Math.Max(1, Pages));
        Rows = [.. fitting.Skip((Number - 1) * OnePage).Take(OnePage)];
        return Page();
    }

    /// <summary>This list in another order, or another page of it.</summary>
    public string Address(int? sort = null, int? page = null) =>
        $"/admin/{Register.Name}{QueryString.Create(new Dictionary<string, string?> { ["q"] = Q, ["unitId"] = UnitId, ["show"] = ShowsAll ? "all" : null, ["sort"] = Text(sort ?? Sort), ["number"] = Text(page) }.Where(p => !string.IsNullOrEmpty(p.Value)))}";

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private bool Fits(RegisterRow row) =>
        (ShowsAll || row.State is EntryState.Current or EntryState.Coming or EntryState.Proposed)
        && (string.IsNullOrEmpty(Q) || row.Id.Contains(Q, StringComparison.OrdinalIgnoreCase) || row.Cells.Any(c => c.Contains(Q, StringComparison.OrdinalIgnoreCase)))
        && (string.IsNullOrEmpty(UnitId) || row.UnitIds.Any(u => reference.Current.Units.IsWithin(u, UnitId)));
}

using System.Text.Json.Nodes;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Host.Pages.Admin;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>One side puts an entry of the duty lists forward, new or in the place of a published one.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.District, Roles.Street, Roles.Community, Roles.Department)]
internal sealed class ProposeDutyPage(ISender sender, DutyRegister register, IReferenceData reference) : PageModel
{
    private IReadOnlyDictionary<string, string[]> _errors = new Dictionary<string, string[]>();

    /// <summary>The published entry that it is to take the place of; null for a new one.</summary>
    public DutyEntry? Amended { get; private set; }

    /// <summary>What stands in the form.</summary>
    public JsonObject Entry { get; private set; } = [];

    public string? Reason { get; private set; }

    public IReadOnlyList<EntryField> Fields { get; private set; } = [];

    /// <summary>What is wrong beyond the fields.</summary>
    public IReadOnlyList<string> Errors { get; private set; } = [];

    public IReadOnlyList<string> ErrorsOf(string field) => [.. _errors.Where(e => IsOf(e.Key, field)).SelectMany(e => e.Value).Select(Says.OneOf)];

    public IActionResult OnGet(string? amends)
    {
        if (!Open(amends))
        {
            return NotFound();
        }

        Entry = Amended is null ? Usual() : register.Find(Amended.Id)!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? amends, string? reason, CancellationToken cancellation)
    {
        if (!Open(amends))
        {
            return NotFound();
        }

        var form = Request.Form.ToDictionary(f => f.Key, f => f.Value);
        (Reason, Entry) = (reason, new JsonObject(Fields.Select(f => KeyValuePair.Create(f.Name, f.Read(form)))));
        try
        {
            var made = await sender.Send(new ProposeDutyEntry(EntryText.Draft<DutyEntryDraft>(Entry), Amended?.Id, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()), cancellation);
            return LocalRedirect($"/duties/entries/{Uri.EscapeDataString(made.Id)}?done=true");
        }
        catch (InvalidRequestException e)
        {
            _errors = e.Errors;
            Errors = [.. e.Errors.Where(error => !Fields.Any(f => IsOf(error.Key, f.Name))).SelectMany(error => error.Value).Select(Says.OneOf)];
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } words)
        {
            Errors = words;
        }

        return Page();
    }

    private static bool IsOf(string error, string field) => error == field || error.StartsWith(field + "[", StringComparison.Ordinal);

    private bool Open(string? amends)
    {
        Amended = reference.Current.DutyEntry(amends);
        if (amends is not null && Amended is not { State: DutyState.Published })
        {
            return false;
        }

        Fields = [.. register.Fields().Select(f => f.Name switch
        {
            "unitId" => f with { Options = [.. f.Options.Where(o => Amended is null ? IsOurs(o.Value) : o.Value == Amended.UnitId)] },
            "categoryCode" when Amended is not null => f with { Options = [.. f.Options.Where(o => o.Value == Amended.CategoryCode)] },
            _ => f,
        })];
        return true;
    }

    // Whose list: our own, and those below us; for a department also the lists of territory, on which it leads.
    private bool IsOurs(string unitId) => CallerClaims.Read(User).UnitId is not { } own || reference.Current.Units is var units
        && (units.IsWithin(unitId, own) || (IsDepartment(own) && (unitId == units.Find(own)!.DepartmentId || !IsDepartment(unitId))));

    private bool IsDepartment(string unitId) => reference.Current.Units.Find(unitId) is { Kind: UnitKind.Department or UnitKind.Branch };

    // A department puts forward what communities are to help it with; a community, what it needs a department for.
    private JsonObject Usual()
    {
        var own = CallerClaims.Read(User).UnitId;
        var entry = new JsonObject { ["list"] = "assist" };
        if (own is not null)
        {
            entry[IsDepartment(own) ? "leadDepartmentId" : "unitId"] = reference.Current.Units.Find(own)?.DepartmentId ?? own;
        }

        return entry;
    }
}

using System.Text.Json.Nodes;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using MediatR;
using Unit = Dispatch.Workflows.Organisation.Unit;

namespace Dispatch.Host.Pages.Admin;

/// <summary>The organisation tree.</summary>
internal sealed class UnitRegister(IReferenceData reference, DistrictTime time, Choices choices, Says says, ISender sender) : IRegister
{
    public string Name => "units";

    public IReadOnlyList<string> Columns => ["Field.name", "Field.kind", "Field.parentId"];

    public IEnumerable<RegisterRow> Rows()
    {
        var tree = reference.Current.Units;
        return tree.Units.Where(u => tree.Find(u.ParentId) is null).SelectMany(root => Below(tree, root, 0));
    }

    public JsonObject? Find(string id) => EntryText.Of(reference.Current.Unit(id));

    public IReadOnlyList<EntryField> Fields() =>
    [
        new("id") { Fixed = true, Help = "Help.id" },
        new("kind", FieldKind.Choice) { Required = true, Options = choices.Of<UnitKind>("UnitKind") },
        new("name") { Required = true },
        new("nameEn"),
        new("parentId", FieldKind.Choice) { Options = choices.Units(), Help = "Help.parentId" },
        new("departmentId", FieldKind.Choice) { Options = choices.Units(UnitKind.Department), Help = "Help.departmentId" },
        new("address"),
        new("households", FieldKind.Number),
        new("validFrom", FieldKind.Date),
        new("validTo", FieldKind.Date) { Help = "Help.validTo" },
        new("successorId", FieldKind.Choice) { Options = choices.Units(), Help = "Help.successorId" },
    ];

    public async Task<SavedEntry> SaveAsync(string? id, JsonObject entry, CancellationToken cancellation)
    {
        var draft = EntryText.Draft<UnitDraft>(entry);
        return new SavedEntry((id is null ? await sender.Send(new CreateUnit(draft), cancellation) : await sender.Send(new UpdateUnit(id, draft), cancellation)).Id);
    }

    private IEnumerable<RegisterRow> Below(UnitTree tree, Unit unit, int depth)
    {
        yield return new RegisterRow(unit.Id, [says.Unit(unit.Id), says.Word("UnitKind", unit.Kind), says.Unit(unit.ParentId)])
        {
            From = unit.ValidFrom,
            To = unit.ValidTo,
            State = RegisterRow.StateOf(unit.ValidFrom, unit.ValidTo, time.Today),
            Depth = depth,
            UnitIds = [unit.Id],
        };
        foreach (var row in tree.Children(unit.Id).OrderBy(u => u.Kind).ThenBy(u => u.Id, StringComparer.Ordinal).SelectMany(child => Below(tree, child, depth + 1)))
        {
            yield return row;
        }
    }
}

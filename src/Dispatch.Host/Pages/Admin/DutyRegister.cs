using System.Text.Json.Nodes;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Host.Pages.Admin;

/// <summary>The duty lists.</summary>
internal sealed class DutyRegister(IReferenceData reference, DistrictTime time, Choices choices, Says says, ISender sender) : IRegister
{
    public string Name => "duty-lists";

    public IReadOnlyList<string> Columns => ["Field.title", "Field.list", "Field.unitId", "Field.categoryCode", "Field.leadDepartmentId"];

    public IEnumerable<RegisterRow> Rows() => reference.Current.Duties.Entries.Select(entry => new RegisterRow(
        entry.Id, [Says.Of(entry.Title, entry.TitleEn), says.Word("DutyList", entry.List), says.Unit(entry.UnitId), says.Category(entry.CategoryCode), says.Unit(entry.LeadDepartmentId)])
    {
        From = entry.ValidFrom,
        To = entry.ValidTo,
        State = entry.State switch
        {
            DutyState.Published => RegisterRow.StateOf(entry.ValidFrom, entry.ValidTo, time.Today),
            DutyState.Refused => EntryState.Off,
            _ => EntryState.Proposed,
        },
        UnitIds = [entry.UnitId, .. entry.LeadDepartmentId is { } lead ? [lead] : Array.Empty<string>()],
    });

    public JsonObject? Find(string id) => EntryText.Of(reference.Current.DutyEntry(id));

    public IReadOnlyList<EntryField> Fields() =>
    [
        new("list", FieldKind.Choice) { Required = true, Options = choices.Of<DutyList>("DutyList") },
        new("unitId", FieldKind.Choice) { Required = true, Options = choices.Units(UnitKind.District, UnitKind.Street, UnitKind.Community, UnitKind.Department), Help = "Help.duty.unitId" },
        new("categoryCode", FieldKind.Choice) { Required = true, Options = choices.Categories() },
        new("title") { Required = true },
        new("titleEn"),
        new("leadDepartmentId", FieldKind.Choice) { Options = choices.Units(UnitKind.Department) },
        new("helperDepartmentIds", FieldKind.Choices) { Options = choices.Units(UnitKind.Department) },
        new("whistleType", FieldKind.Choice) { Options = choices.Of<WhistleType>("WhistleType") },
        new("basis", FieldKind.Long),
        new("instead", FieldKind.Long) { Help = "Help.instead" },
        new("validFrom", FieldKind.Date),
        new("validTo", FieldKind.Date),
    ];

    public IReadOnlyList<EntryField> Told() =>
    [
        .. Fields(),
        new("state", FieldKind.Choice) { Options = choices.Of<DutyState>("DutyState") },
        new("proposedBy", FieldKind.Choice) { Options = choices.Units() },
        new("confirmedBy", FieldKind.Choice) { Options = choices.Units() },
        new("amendsId"),
    ];

    public async Task<SavedEntry> SaveAsync(string? id, JsonObject entry, CancellationToken cancellation)
    {
        var draft = EntryText.Draft<DutyEntryDraft>(entry);
        return new SavedEntry((id is null ? await sender.Send(new CreateDutyEntry(draft), cancellation) : await sender.Send(new UpdateDutyEntry(id, draft), cancellation)).Id);
    }

    public IReadOnlyList<string> Acts(JsonObject entry) => entry["state"]?.GetValue<string>() switch
    {
        "confirmed" => ["publish", "refuse"],
        "proposed" => ["refuse"],
        _ => [],
    };

    public async Task<SavedEntry> ActAsync(string id, string act, string? note, CancellationToken cancellation) => new(
        (act == "publish" ? await sender.Send(new PublishDutyEntry(id, note), cancellation) : await sender.Send(new RefuseDutyEntry(id, note), cancellation)).Id);
}

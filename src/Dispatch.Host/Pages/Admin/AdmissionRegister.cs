using System.Text.Json.Nodes;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Host.Pages.Admin;

/// <summary>What departments may put on communities.</summary>
internal sealed class AdmissionRegister(IReferenceData reference, DistrictTime time, Choices choices, Says says, ISender sender) : IRegister
{
    public string Name => "admissions";

    public IReadOnlyList<string> Columns => ["Field.title", "Field.departmentId", "Field.unitIds", "Field.hoursPerMonth"];

    public IEnumerable<RegisterRow> Rows() => reference.Current.Admissions.Entries.Select(entry => new RegisterRow(
        entry.Id, [Says.Of(entry.Title, entry.TitleEn), says.Unit(entry.DepartmentId), Says.List(entry.UnitIds.Select(says.Unit)), entry.HoursPerMonth.ToString(System.Globalization.CultureInfo.InvariantCulture)])
    {
        From = entry.ValidFrom,
        To = entry.ValidTo,
        State = entry.State == AdmissionState.Live ? RegisterRow.StateOf(entry.ValidFrom, entry.ValidTo, time.Today) : EntryState.Off,
        UnitIds = [entry.DepartmentId, .. entry.UnitIds],
    });

    public JsonObject? Find(string id) => EntryText.Of(reference.Current.Admissions.Find(id));

    public IReadOnlyList<EntryField> Fields() =>
    [
        new("departmentId", FieldKind.Choice) { Required = true, Options = choices.Units(UnitKind.Department) },
        new("matter") { Required = true, Help = "Help.matter" },
        new("title") { Required = true },
        new("titleEn"),
        new("scope", FieldKind.Long),
        new("unitIds", FieldKind.Choices) { Required = true, Options = choices.Units(UnitKind.District, UnitKind.Street, UnitKind.Community) },
        new("resources", FieldKind.Long),
        new("basis", FieldKind.Long),
        new("hoursPerMonth", FieldKind.Number),
        new("trial", FieldKind.Flag),
        new("state", FieldKind.Choice) { Options = choices.Of<AdmissionState>("AdmissionState") },
        new("validFrom", FieldKind.Date),
        new("validTo", FieldKind.Date) { Required = true },
    ];

    public async Task<SavedEntry> SaveAsync(string? id, JsonObject entry, CancellationToken cancellation)
    {
        var draft = EntryText.Draft<AdmissionEntryDraft>(entry);
        return new SavedEntry((id is null ? await sender.Send(new CreateAdmissionEntry(draft), cancellation) : await sender.Send(new UpdateAdmissionEntry(id, draft), cancellation)).Id);
    }

    public IReadOnlyList<string> Acts(JsonObject entry) => entry["state"]?.GetValue<string>() != "live" ? [] : entry["trial"]?.GetValue<bool>() == true ? ["endTrial", "withdraw"] : ["withdraw"];

    public async Task<SavedEntry> ActAsync(string id, string act, string? note, CancellationToken cancellation) => new(
        (act == "endTrial" ? await sender.Send(new MakeAdmissionPermanent(id, note), cancellation) : await sender.Send(new WithdrawAdmission(id, note), cancellation)).Id);
}

using System.Text.Json.Nodes;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using MediatR;

namespace Dispatch.Host.Pages.Admin;

/// <summary>The limits.</summary>
internal sealed class PolicyRegister(IReferenceData reference, DistrictTime time, Choices choices, Says says, ISender sender) : IRegister
{
    public string Name => "sla-policies";

    public IReadOnlyList<string> Columns => ["Field.taskKind", "Field.categoryCode", "Field.urgency", "Field.limit", "Field.escalatePercent"];

    public IEnumerable<RegisterRow> Rows() => reference.Current.Policies.Policies.Select(policy => new RegisterRow(
        policy.Id,
        [
            Kind(policy.TaskKind), policy.CategoryCode is { } code ? says.Category(code) : says.Word("Any", "all"), policy.Urgency is { } urgency ? says.Word("Urgency", urgency) : says.Word("Any", "all"),
            $"{policy.Amount.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} {says.Word("LimitUnit", policy.Unit)}", $"{policy.ReminderPercent} / {policy.LetterPercent} / {policy.EscalatePercent} %",
        ])
    {
        From = policy.ValidFrom,
        To = policy.ValidTo,
        State = RegisterRow.StateOf(policy.ValidFrom, policy.ValidTo, time.Today),
    });

    public JsonObject? Find(string id) => EntryText.Of(reference.Current.Policies.Find(id));

    public IReadOnlyList<EntryField> Fields() =>
    [
        new("taskKind", FieldKind.Choice) { Required = true, Options = Kinds() },
        new("categoryCode", FieldKind.Choice) { Options = choices.Categories(), Help = "Help.any" },
        new("urgency", FieldKind.Choice) { Options = choices.Of<Urgency>("Urgency"), Help = "Help.any" },
        new("amount", FieldKind.Number) { Required = true },
        new("unit", FieldKind.Choice) { Required = true, Options = choices.Of<LimitUnit>("LimitUnit") },
        new("calendarCode", FieldKind.Choice) { Options = choices.Calendars() },
        new("countFrom", FieldKind.Choice) { Options = choices.Of<CountFrom>("CountFrom"), Help = "Help.countFrom" },
        new("reminderPercent", FieldKind.Number),
        new("letterPercent", FieldKind.Number),
        new("escalatePercent", FieldKind.Number) { Help = "Help.escalatePercent" },
        new("accumulated", FieldKind.Flag),
        new("basis", FieldKind.Long),
        new("validFrom", FieldKind.Date),
        new("validTo", FieldKind.Date),
    ];

    public async Task<SavedEntry> SaveAsync(string? id, JsonObject entry, CancellationToken cancellation)
    {
        var draft = EntryText.Draft<SlaPolicyDraft>(entry);
        return new SavedEntry((id is null ? await sender.Send(new CreateSlaPolicy(draft), cancellation) : await sender.Send(new UpdateSlaPolicy(id, draft), cancellation)).Id);
    }

    private string Kind(string kind) => Kinds().FirstOrDefault(k => k.Value == kind)?.Label ?? kind;

    private IReadOnlyList<FieldOption> Kinds() =>
        [new(SlaPolicy.WholeCase, says.Word("Any", "case")), .. TaskKindCatalogue.All.Select(k => new FieldOption(k.Name, Says.Of(k.Title, k.TitleEn)))];
}

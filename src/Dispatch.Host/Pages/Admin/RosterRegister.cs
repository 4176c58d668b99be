using System.Globalization;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Host.Pages.Admin;

/// <summary>Who is on duty where and when.</summary>
internal sealed class RosterRegister(IReferenceData reference, DistrictTime time, Choices choices, Says says, ISender sender) : IRegister
{
    public string Name => "rosters";

    public IReadOnlyList<string> Columns => ["Field.unitId", "Field.memberId", "Field.weekdays", "Field.hours"];

    public IEnumerable<RegisterRow> Rows() => reference.Current.Units.Rosters.Select(roster => new RegisterRow(roster.Id, [says.Unit(roster.UnitId), choices.Member(roster.MemberId), Days(roster), Hours(roster)])
    {
        From = roster.ValidFrom,
        To = roster.ValidTo,
        State = RegisterRow.StateOf(roster.ValidFrom, roster.ValidTo, time.Today),
        UnitIds = [roster.UnitId],
    });

    public JsonObject? Find(string id) => EntryText.Of(reference.Current.Units.Roster(id));

    public IReadOnlyList<EntryField> Fields() =>
    [
        new("unitId", FieldKind.Choice) { Required = true, Options = choices.Units() },
        new("memberId", FieldKind.Choice) { Required = true, Options = choices.Members() },
        new("weekdays", FieldKind.Choices) { Options = choices.Words("Weekday", "1", "2", "3", "4", "5", "6", "7"), Help = "Help.weekdays" },
        new("start", FieldKind.Time),
        new("end", FieldKind.Time) { Help = "Help.end" },
        new("validFrom", FieldKind.Date),
        new("validTo", FieldKind.Date),
    ];

    public async Task<SavedEntry> SaveAsync(string? id, JsonObject entry, CancellationToken cancellation)
    {
        var draft = EntryText.Draft<RosterDraft>(entry);
        return new SavedEntry((id is null ? await sender.Send(new CreateRoster(draft), cancellation) : await sender.Send(new UpdateRoster(id, draft), cancellation)).Id);
    }

    private string Days(Roster roster) =>
        roster.Weekdays.Count is 0 or 7 ? says.Word("Weekday", "all") : string.Join(' ', roster.Weekdays.Order().Select(d => says.Word("Weekday", d)));

    private static string Hours(Roster roster) => string.Create(CultureInfo.InvariantCulture, $"{roster.Start:HH\\:mm}–{roster.End:HH\\:mm}");
}

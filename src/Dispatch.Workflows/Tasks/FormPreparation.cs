using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>Makes the form of one task from the form of its kind: choices from the organisation, and proposals as defaults.</summary>
/// <remarks>A property may say <c>"x-options": "departments" | "communities" | "territories" | "peers"</c>; its choices become <c>enum</c> with names beside.</remarks>
internal static class FormPreparation
{
    private static readonly string[] _proposed = ["leadDepartmentId", "helperDepartmentIds", "whistleType", "communityId"];
    private static readonly ConditionalWeakTable<TaskOutcome, Fixed<string>> _fixedOutcomes = [];
    private static readonly ConditionalWeakTable<IReadOnlyList<TaskOutcome>, Fixed<TaskText>> _fixedLists = [];
    private static readonly ConditionalWeakTable<JsonNode, Fixed<TaskText>> _fixedForms = [];

    /// <summary>The form of one task. Most are the same for every ticket, and are written once.</summary>
    public static TaskText? Form(TicketWork work, JsonNode? form, HumanTask? subject) =>
        form is null ? null : _fixedForms.GetValue(form, FixedForm).Text ?? TaskText.Of(Prepare(work, form, subject)!.ToJsonString(JsonText.Options));

    /// <summary>The outcomes of one task. Most are the same for every ticket, and are written once.</summary>
    public static TaskText Outcomes(TicketWork work, IReadOnlyList<TaskOutcome> outcomes, HumanTask? subject) =>
        _fixedLists.GetValue(outcomes, FixedList).Text ?? Prepared(work, outcomes, subject);

    private static TaskText Prepared(TicketWork work, IReadOnlyList<TaskOutcome> outcomes, HumanTask? subject)
    {
        var written = new string[outcomes.Count];
        for (var i = 0; i < written.Length; i++)
        {
            var outcome = outcomes[i];
            written[i] = _fixedOutcomes.GetValue(outcome, FixedOutcome).Text ?? Written(outcome with { Form = Prepare(work, outcome.Form, subject) });
        }

        return TaskText.Of(Listed(written));
    }

    private static Fixed<TaskText> FixedForm(JsonNode form) => new(IsFixed(form) ? TaskText.Of(form.ToJsonString(JsonText.Options)) : null);

    private static Fixed<string> FixedOutcome(TaskOutcome outcome) => new(IsFixed(outcome.Form) ? Written(outcome) : null);

    private static Fixed<TaskText> FixedList(IReadOnlyList<TaskOutcome> outcomes) => new(outcomes.All(o => IsFixed(o.Form)) ? TaskText.Of(Listed(outcomes.Select(Written))) : null);

    private static string Listed(IEnumerable<string> written) => $"[{string.Join(',', written)}]";

    private static string Written(TaskOutcome outcome) => JsonSerializer.Serialize(outcome, JsonText.Options);

    // What neither the organisation nor the ticket has a say in.
    private static bool IsFixed(JsonNode? form) => (form as JsonObject)?["properties"] is not JsonObject properties
        || properties.All(p => !_proposed.Contains(p.Key) && (p.Value as JsonObject)?.ContainsKey("x-options") != true);

    private static JsonNode? Prepare(TicketWork work, JsonNode? form, HumanTask? subject)
    {
        if (form?.DeepClone() is not JsonObject prepared || prepared["properties"] is not JsonObject properties)
        {
            return form?.DeepClone();
        }

        foreach (var (name, node) in properties.ToList())
        {
            if (node is JsonObject property)
            {
                AddChoices(work, property, subject);
                AddProposal(work, name, property);
            }
        }

        return prepared;
    }

    private static void AddChoices(TicketWork work, JsonObject property, HumanTask? subject)
    {
        if (property["x-options"]?.GetValue<string>() is not { } source)
        {
            return;
        }

        property.Remove("x-options");
        var units = Units(work, source, subject).Where(u => u.InForce(work.Today)).OrderBy(u => u.Kind).ThenBy(u => u.Id, StringComparer.Ordinal).ToList();
        if (units.Count is 0 or > 500)
        {
            return;
        }

        var holder = property["items"] as JsonObject ?? property;
        holder["enum"] = new JsonArray([.. units.Select(u => JsonValue.Create(u.Id))]);
        holder["x-labels"] = new JsonObject(units.Select(u => KeyValuePair.Create(u.Id, (JsonNode?)JsonValue.Create(u.Name))));
        holder["x-labels-en"] = new JsonObject(units.Select(u => KeyValuePair.Create(u.Id, (JsonNode?)JsonValue.Create(u.NameEn ?? u.Name))));
    }

    private static IEnumerable<Unit> Units(TicketWork work, string source, HumanTask? subject)
    {
        var all = work.Reference.Units.Units;
        return source switch
        {
            "departments" => all.Where(u => u.Kind is UnitKind.Department or UnitKind.Branch),
            "communities" => all.Where(u => u.Kind == UnitKind.Community && (work.Ticket.StreetId is null || work.Reference.Units.IsWithin(u.Id, work.Ticket.StreetId))),
            "territories" => all.Where(u => u.Kind is UnitKind.Community or UnitKind.Street),
            "peers" when work.Reference.Unit(subject?.UnitId) is { } unit => all.Where(u => u.Kind == unit.Kind),
            _ => [],
        };
    }

    private static void AddProposal(TicketWork work, string name, JsonObject property)
    {
        var ticket = work.Ticket;
        switch (name)
        {
            case "leadDepartmentId" when ticket.LeadDepartmentId is { } lead:
                property["default"] = lead;
                break;
            case "helperDepartmentIds" when ticket.HelperDepartmentIds.Count > 0:
                property["default"] = new JsonArray([.. ticket.HelperDepartmentIds.Select(h => JsonValue.Create(h))]);
                break;
            case "whistleType":
                property["default"] = (ticket.WhistleType ?? DutyLists.WhistleType.Routine).ToString().ToLowerInvariant();
                break;
            case "communityId" when ticket.CommunityId is { } community:
                property["default"] = community;
                break;
        }
    }

    /// <param name="Text">The text as it is for every ticket; null when it is prepared for each.</param>
    private sealed record Fixed<T>(T? Text)
        where T : class;
}

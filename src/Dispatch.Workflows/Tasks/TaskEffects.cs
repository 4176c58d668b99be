using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>What certain answers mean for the ticket itself, whatever the path that the definition draws from them.</summary>
internal static class TaskEffects
{
    public static void Apply(TicketWork work, HumanTask task, string outcome, JsonObject? data)
    {
        if (Text(data, "leadDepartmentId") is { } lead)
        {
            Call(work, lead, data!);
        }

        switch (outcome)
        {
            case "NotAccepted":
                work.Ticket.Answer = Refusal(task, data);
                break;
            case "Coordinate" or "Return":
                work.Passed(task.UnitId);
                break;
            case "AssignCommunity":
                work.AssignedCommunityId = Text(data, "communityId");
                break;
            case "Object" when task.Kind == TaskKinds.ResidentObject:
                work.Ticket.Objected = true;
                work.Record(HistoryKinds.Objected, "居民对不予受理提出异议,转街道协调。", "The resident objects to the refusal; it goes to the street.");
                break;
            case "HandleHere":
                work.Led();
                break;
            case "Resolved":
                work.Led();

                // What the resident is told, and asked to evaluate; the lead's word is the last.
                work.Ticket.Answer = Text(data, "measures") ?? work.Ticket.Answer;
                break;
        }
    }

    private static void Call(TicketWork work, string lead, JsonObject data)
    {
        var ticket = work.Ticket;
        ticket.LeadDepartmentId = lead;
        ticket.HelperDepartmentIds = [.. (data["helperDepartmentIds"] as JsonArray ?? []).Select(n => n!.GetValue<string>()).Where(h => h != lead).Distinct()];
        if (Enum.TryParse<WhistleType>(Text(data, "whistleType"), ignoreCase: true, out var type))
        {
            ticket.WhistleType = type;
        }

        work.Touch();
    }

    private static string Refusal(HumanTask task, JsonObject? data)
    {
        var ground = Text(data, "ground");
        var label = OfferedOutcome.Of(task).FirstOrDefault(o => o.Name == "NotAccepted")?.Form?.LabelOf("ground", ground ?? "") ?? ground;
        return string.Join("。", new[] { label, Text(data, "explanation") }.Where(t => !string.IsNullOrWhiteSpace(t)));
    }

    public static string? Text(JsonObject? data, string name) => data?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    public static string? Text(HumanTask? task, string name) =>
        task?.Data is null ? null : Text(JsonNode.Parse(task.Data) as JsonObject, name);

    public static int? Number(JsonObject? data, string name) => data?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<JsonElement?>() is { } e ? e.GetInt32() : null : null;
}

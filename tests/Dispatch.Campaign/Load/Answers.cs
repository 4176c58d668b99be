using System.Text.Json.Nodes;

namespace Dispatch.Campaign.Load;

/// <summary>Fills in any task's form from its own schema, so that the campaign needs to know no form by heart.</summary>
internal static class Answers
{
    public static (string Outcome, JsonObject Data) For(JsonObject task, Random random)
    {
        var outcomes = task["outcomes"]!.AsArray().Select(o => o!.AsObject()).ToList();

        // The first outcome is mostly the one that moves the matter on; the others are tried now and then.
        var outcome = outcomes[random.Next(4) == 0 ? random.Next(outcomes.Count) : 0];
        var form = outcome["form"] as JsonObject ?? task["form"] as JsonObject;
        return ((string)outcome["name"]!, form is null ? [] : Fill(form, random));
    }

    /// <summary>The same for one outcome.</summary>
    public static (string Outcome, JsonObject Data) ForOutcome(JsonObject task, string outcome)
    {
        var chosen = task["outcomes"]!.AsArray().Select(o => o!.AsObject()).First(o => (string?)o["name"] == outcome);
        return (outcome, (chosen["form"] as JsonObject ?? task["form"] as JsonObject) is { } form ? Fill(form, new Random(1)) : []);
    }

    private static JsonObject Fill(JsonObject form, Random random)
    {
        var data = new JsonObject();
        var required = (form["required"] as JsonArray)?.Select(r => (string)r!).ToHashSet() ?? [];
        foreach (var (name, schema) in form["properties"] as JsonObject ?? [])
        {
            if (schema is JsonObject { } property && (required.Contains(name) || property.ContainsKey("default")))
            {
                data[name] = property["default"]?.DeepClone() ?? Value(property, random);
            }
        }

        return data;
    }

    private static JsonNode Value(JsonObject property, Random random)
    {
        if (property["enum"] is JsonArray { Count: > 0 } choices)
        {
            return choices[random.Next(choices.Count)]!.DeepClone();
        }

        return (string?)property["type"] switch
        {
            "integer" or "number" => JsonValue.Create((int?)property["maximum"] ?? (int?)property["minimum"] ?? 3),
            "boolean" => JsonValue.Create(true),
            "array" => new JsonArray(Value(property["items"] as JsonObject ?? new JsonObject { ["type"] = "string" }, random)),
            _ => JsonValue.Create((string?)property["format"] switch
            {
                "date-time" => "2026-11-23T09:00:00+08:00",
                "date" => "2026-11-24",
                _ => "试验内容 campaign",
            }),
        };
    }
}

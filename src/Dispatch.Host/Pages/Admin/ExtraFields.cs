using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Pages.Admin;

/// <summary>The extra fields of a category: a JSON Schema in the data, a table of name, question, kind and choices on the page.</summary>
internal static class ExtraFields
{
    public static IReadOnlyList<EntryField> Columns(Choices choices) =>
    [
        new("name"),
        new("title"),
        new("titleEn"),
        new("type", FieldKind.Choice) { Options = choices.Words("FieldType", "text", "number", "flag", "date", "choice") },
        new("choices", FieldKind.Words),
        new("required", FieldKind.Flag),
    ];

    /// <summary>The table of a schema.</summary>
    public static JsonArray ToRows(JsonObject? schema)
    {
        var required = schema?["required"] is JsonArray names ? names.Select(n => n?.GetValue<string>()).ToHashSet() : [];
        return new JsonArray([.. (schema?["properties"] as JsonObject ?? []).Where(p => p.Value is JsonObject).Select(p => Row(p.Key, p.Value!.AsObject(), required.Contains(p.Key)))]);
    }

    /// <summary>The schema of a table; what the table does not show of a field that was there stays as it was.</summary>
    /// <exception cref="InvalidRequestException">A row has no name or no question, the name stands twice, or there is nothing to choose from.</exception>
    public static JsonObject? ToSchema(JsonArray? rows, JsonElement? before)
    {
        var old = before is { ValueKind: JsonValueKind.Object } schema ? JsonObject.Create(schema) : null;
        var (properties, required, errors) = (new JsonObject(), new JsonArray(), new FieldErrors());
        foreach (var row in (rows ?? []).OfType<JsonObject>())
        {
            var name = row["name"]?.GetValue<string>() ?? "";
            Check(row, name, properties.ContainsKey(name), errors);
            properties[name] = Property(row, old?["properties"]?[name] as JsonObject);
            if (row["required"] is not null)
            {
                required.Add(name);
            }
        }

        errors.ThrowIfAny();
        if (properties.Count == 0)
        {
            return null;
        }

        var made = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            made["required"] = required;
        }

        return made;
    }

    private static void Check(JsonObject row, string name, bool isThere, FieldErrors errors)
    {
        var question = row["title"]?.ToString();
        if (name.Length == 0 || string.IsNullOrEmpty(question))
        {
            errors.Add("fields", $"附加问题“{question ?? name}”应同时有编号和问题。The question “{question ?? name}” needs both a name and its words.");
        }
        else if (isThere)
        {
            errors.Add("fields", $"附加问题的编号 {name} 重复。The name {name} stands twice.");
        }
        else if (row["type"]?.ToString() == "choice" && row["choices"] is not JsonArray { Count: > 0 })
        {
            errors.Add("fields", $"附加问题“{question}”没有可选项。The question “{question}” has nothing to choose from.");
        }
    }

    private static JsonObject Row(string name, JsonObject property, bool required)
    {
        var row = new JsonObject
        {
            ["name"] = name,
            ["title"] = property["title"]?.DeepClone(),
            ["titleEn"] = (property["titleEn"] ?? property["x-title-en"])?.DeepClone(),
            ["type"] = KindOf(property),
            ["choices"] = property["enum"]?.DeepClone(),
        };
        if (required)
        {
            row["required"] = true;
        }

        return row;
    }

    private static JsonObject Property(JsonObject row, JsonObject? before)
    {
        var kind = row["type"]?.GetValue<string>() ?? "text";
        var property = before is not null && KindOf(before) == kind ? before.DeepClone().AsObject() : New(kind);
        property["title"] = row["title"]?.DeepClone();
        property.Remove("titleEn");
        property["x-title-en"] = row["titleEn"]?.DeepClone();
        if (kind == "choice")
        {
            property["enum"] = row["choices"]?.DeepClone() ?? new JsonArray();
        }

        foreach (var empty in property.Where(p => p.Value is null).Select(p => p.Key).ToList())
        {
            property.Remove(empty);
        }

        return property;
    }

    private static JsonObject New(string kind) => kind switch
    {
        "number" => new() { ["type"] = "number" },
        "flag" => new() { ["type"] = "boolean" },
        "date" => new() { ["type"] = "string", ["format"] = "date" },
        _ => new() { ["type"] = "string", ["maxLength"] = 200 },
    };

    private static string KindOf(JsonObject property) => (property["type"]?.ToString(), property["format"]?.ToString(), property["enum"]) switch
    {
        (_, _, JsonArray) => "choice",
        ("integer" or "number", _, _) => "number",
        ("boolean", _, _) => "flag",
        (_, "date", _) => "date",
        _ => "text",
    };
}

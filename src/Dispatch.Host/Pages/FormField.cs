using System.Text.Json;

namespace Dispatch.Host.Pages;

/// <summary>One field of a task's form.</summary>
public sealed class FormField(string name, JsonElement schema, bool required)
{
    /// <summary>The member's name in the data.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the form insists on it.</summary>
    public bool Required { get; } = required;

    /// <summary>string, integer, number, boolean or array.</summary>
    public string Type { get; } = schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "string";

    /// <summary>date-time, date … or null.</summary>
    public string? Format { get; } = Text(schema, "format");

    /// <summary>What to call it, in the page's language.</summary>
    public string Label => Says.Of(Text(schema, "title"), Text(schema, "titleEn") ?? Text(schema, "x-title-en")) is { Length: > 0 } label ? label : Name;

    /// <summary>A word of help, or empty.</summary>
    public string Hint => Says.Of(Text(schema, "description"), Text(schema, "descriptionEn") ?? Text(schema, "x-description-en"));

    /// <summary>Whether it wants more than a line.</summary>
    public bool IsLong { get; } = !schema.TryGetProperty("maxLength", out var most) || most.GetInt32() > 200;

    /// <summary>The values it may have; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; } = Enumeration(schema) ?? (schema.TryGetProperty("items", out var items) ? Enumeration(items) : null) ?? Range(schema);

    /// <summary>Labels of the choices, where the schema has them.</summary>
    public string ChoiceLabel(string choice)
    {
        foreach (var key in new[] { Says.English ? "enumLabelsEn" : "enumLabels", "enumLabels" })
        {
            if (schema.TryGetProperty(key, out var labels) && labels.ValueKind == JsonValueKind.Object && labels.TryGetProperty(choice, out var label))
            {
                return label.GetString()!;
            }
        }

        return choice;
    }

    /// <summary>The proposals, as text.</summary>
    public IReadOnlyList<string> Proposed { get; } = !schema.TryGetProperty("default", out var proposal)
        ? []
        : proposal.ValueKind == JsonValueKind.Array ? [.. proposal.EnumerateArray().Select(Plain)] : [Plain(proposal)];

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string? Text(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string>? Enumeration(JsonElement schema) =>
        schema.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(Plain)] : null;

    // A score from 1 to 5 is chosen, not typed.
    private static List<string> Range(JsonElement schema) =>
        schema.TryGetProperty("minimum", out var from) && schema.TryGetProperty("maximum", out var to) && from.TryGetInt32(out var low) && to.TryGetInt32(out var high) && high - low is > 0 and <= 10
            ? [.. Enumerable.Range(low, high - low + 1).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))]
            : [];
}

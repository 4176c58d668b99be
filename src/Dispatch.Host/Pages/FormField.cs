using System.Globalization;
using System.Text.Json;

namespace Dispatch.Host.Pages;

/// <summary>One field of a task's form or of a category.</summary>
public sealed class FormField(string name, JsonElement schema, bool required, string prefix = "data.")
{
    /// <summary>The member's name in the data.</summary>
    public string Name { get; } = name;

    /// <summary>What the field is called in the sent page.</summary>
    public string SentAs { get; } = prefix + name;

    /// <summary>Whether the form insists on it.</summary>
    public bool Required { get; } = required;

    /// <summary>string, integer, number, boolean or array.</summary>
    public string Type { get; } = Text(schema, "type") ?? "string";

    /// <summary>date-time, date … or null.</summary>
    public string? Format { get; } = Text(schema, "format");

    /// <summary>What to call it, in the page's language.</summary>
    public string Label => Says.Of(Text(schema, "title"), Text(schema, "titleEn") ?? Text(schema, "x-title-en")) is { Length: > 0 } label ? label : Name;

    /// <summary>A word of help, or empty.</summary>
    public string Hint => Says.Of(Text(schema, "description"), Text(schema, "descriptionEn") ?? Text(schema, "x-description-en"));

    /// <summary>Whether it wants more than a line.</summary>
    public bool IsLong { get; } = Get(schema, "maxLength") is not { } most || most.GetInt32() > 300;

    /// <summary>Whether it is a mark on a short scale.</summary>
    public bool IsScore { get; } = Range(schema).Count > 0;

    /// <summary>The values it may have; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; } = Enumeration(schema) ?? (Get(schema, "items") is { } items ? Enumeration(items) : null) ?? Range(schema);

    /// <summary>The proposals, or what was typed already, as text.</summary>
    public IReadOnlyList<string> Proposed { get; private init; } = Get(schema, "default") switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray().Select(Plain)],
        { } one => [Plain(one)],
    };

    /// <summary>The same field with what was typed into it.</summary>
    public FormField With(IReadOnlyList<string> typed) => new(Name, schema, Required, prefix) { Proposed = typed };

    /// <summary>What people call a choice; the choice itself where the schema does not say.</summary>
    public string ChoiceLabel(string choice)
    {
        foreach (var key in Says.English ? ["x-labels-en", "x-labels"] : new[] { "x-labels" })
        {
            if ((Get(schema, key) ?? (Get(schema, "items") is { } items ? Get(items, key) : null)) is { ValueKind: JsonValueKind.Object } labels && Get(labels, choice) is { } label)
            {
                return label.GetString()!;
            }
        }

        return choice;
    }

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static JsonElement? Get(JsonElement schema, string name) => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement schema, string name) => Get(schema, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static List<string>? Enumeration(JsonElement schema) => Get(schema, "enum") is { } values ? [.. values.EnumerateArray().Select(Plain)] : null;

    // A score from 1 to 5 is chosen, not typed.
    private static List<string> Range(JsonElement schema) =>
        Get(schema, "minimum") is { } from && Get(schema, "maximum") is { } to && from.TryGetInt32(out var low) && to.TryGetInt32(out var high) && high - low is > 0 and <= 10
            ? [.. Enumerable.Range(low, high - low + 1).Select(n => n.ToString(CultureInfo.InvariantCulture))]
            : [];
}

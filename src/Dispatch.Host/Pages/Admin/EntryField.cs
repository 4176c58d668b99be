using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Dispatch.Host.Pages.Admin;

/// <summary>A field of an entry: named as in the API's JSON, labelled by the resource <c>Field.name</c>.</summary>
/// <param name="Name">The name in JSON.</param>
/// <param name="Kind">How it is filled in.</param>
public sealed record EntryField(string Name, FieldKind Kind = FieldKind.Text)
{
    /// <summary>Whether it must be filled in.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it is set once and never changed.</summary>
    public bool Fixed { get; init; }

    /// <summary>What to choose from.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>The columns of a table.</summary>
    public IReadOnlyList<EntryField> Columns { get; init; } = [];

    /// <summary>The resource that helps to fill it in.</summary>
    public string? Help { get; init; }

    /// <summary>What an entry has in it, as text.</summary>
    public IReadOnlyList<string> Values(JsonObject? entry) => entry?[Name] switch
    {
        JsonArray many when Kind == FieldKind.Words => [string.Join(", ", many.Select(Plain))],
        JsonArray many => [.. many.Select(Plain)],
        { } one => [Plain(one)],
        null => [],
    };

    /// <summary>The one thing that an entry has in it, as text; empty for nothing.</summary>
    public string Value(JsonObject? entry) => Values(entry) is [var first, ..] ? first : "";

    /// <summary>The rows of a table in an entry.</summary>
    public IEnumerable<JsonObject> Rows(JsonObject? entry) => entry?[Name] is JsonArray rows ? rows.OfType<JsonObject>() : [];

    /// <summary>What a form says of it; null for nothing. <paramref name="prefix"/> names the row of a table.</summary>
    public JsonNode? Read(IReadOnlyDictionary<string, StringValues> form, string prefix = "")
    {
        if (Kind == FieldKind.Rows)
        {
            return new JsonArray([.. Enumerable.Range(0, 200).TakeWhile(i => form.ContainsKey($"{Name}[{i}].{Columns[0].Name}")).Select(i => ReadRow(form, $"{Name}[{i}].")).OfType<JsonNode>()]);
        }

        string[] given = form.TryGetValue(prefix + Name, out var values) ? [.. values.Select(v => v?.Trim() ?? "").Where(v => v.Length > 0)] : [];
        return Kind switch
        {
            FieldKind.Choices => new JsonArray([.. given.Select(Typed)]),
            FieldKind.Words => new JsonArray([.. given.SelectMany(v => v.Split([',', ',', '、', ';', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(v => (JsonNode)v)]),
            FieldKind.Flag => given.Contains("true"),
            _ when given.Length == 0 => null,
            FieldKind.Number => decimal.TryParse(given[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Number(number) : given[0],
            _ => given[0],
        };
    }

    private static string Plain(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value?.ToJsonString() ?? "";

    private static JsonNode Number(decimal number) => number == decimal.Truncate(number) && Math.Abs(number) < int.MaxValue ? JsonValue.Create((int)number) : JsonValue.Create(number);

    // Days of the week are numbers, everything else to choose from are words.
    private static JsonNode Typed(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(value);

    private JsonObject? ReadRow(IReadOnlyDictionary<string, StringValues> form, string prefix)
    {
        var row = new JsonObject();
        foreach (var column in Columns)
        {
            if (column.Read(form, prefix) is { } value and not JsonArray { Count: 0 } && (column.Kind != FieldKind.Flag || value.GetValue<bool>()))
            {
                row[column.Name] = value;
            }
        }

        return row.Count == 0 ? null : row;
    }
}

using System.Text.Json;
using Dispatch.Workflows.Catalogue;

namespace Dispatch.Host.Open311;

/// <summary>The catalogue of categories as GeoReport services: extra fields become attributes.</summary>
internal static class Open311Catalogue
{
    public static Open311Service Service(Category category, Category? parent) => new(
        category.Code,
        category.Name,
        category.NameEn,
        Attributes(category).Count > 0,
        "realtime",
        string.Join(',', category.Keywords),
        parent?.Name);

    public static Open311Definition Definition(Category category) => new(category.Code, Attributes(category));

    private static List<Open311Attribute> Attributes(Category category)
    {
        if (category.Fields is not { ValueKind: JsonValueKind.Object } schema || !schema.TryGetProperty("properties", out var fields))
        {
            return [];
        }

        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()).ToHashSet() : [];
        return [.. fields.EnumerateObject().Select((field, index) => Attribute(field.Name, field.Value, required.Contains(field.Name), index + 1))];
    }

    private static Open311Attribute Attribute(string code, JsonElement field, bool required, int order)
    {
        var values = Values(field);
        return new Open311Attribute(true, code, Datatype(field, values.Count > 0), required, Text(field, "description"), order, Text(field, "title") ?? code, values);
    }

    private static string Datatype(JsonElement field, bool isList) => Text(field, "type") switch
    {
        "array" => "multivaluelist",
        _ when isList => "singlevaluelist",
        "integer" or "number" => "number",
        "string" when Text(field, "format") is "date" or "date-time" => "datetime",
        "string" when field.TryGetProperty("maxLength", out var longest) && longest.GetInt32() > 200 => "text",
        _ => "string",
    };

    private static List<Open311Value> Values(JsonElement field)
    {
        if (Text(field, "type") == "boolean")
        {
            return [new Open311Value("true", "是"), new Open311Value("false", "否")];
        }

        var source = field.TryGetProperty("items", out var items) ? items : field;
        return source.TryGetProperty("enum", out var choices)
            ? [.. choices.EnumerateArray().Select(c => c.ToString()).Select(c => new Open311Value(c, Label(source, c)))]
            : [];
    }

    private static string Label(JsonElement source, string choice) =>
        source.TryGetProperty("x-labels", out var labels) && labels.TryGetProperty(choice, out var label) ? label.GetString() ?? choice : choice;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

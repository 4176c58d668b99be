using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Calendars;
using Microsoft.Extensions.Primitives;

namespace Dispatch.Host.Pages;

/// <summary>Turns a task's form (a flat JSON Schema) into fields of a page, and a sent page into data that fits it.</summary>
public sealed class TaskForms(DistrictTime district)
{
    /// <summary>The fields of a form, in its order; none for no form.</summary>
    public IReadOnlyList<FormField> Fields(JsonElement? form)
    {
        if (form is not { ValueKind: JsonValueKind.Object } schema || !schema.TryGetProperty("properties", out var properties))
        {
            return [];
        }

        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet() : [];
        return [.. properties.EnumerateObject().Select(p => new FormField(p.Name, p.Value, required.Contains(p.Name)))];
    }

    /// <summary>What was sent, with the types the form asks for; empty fields are left out.</summary>
    public JsonElement Read(JsonElement? form, IReadOnlyDictionary<string, StringValues> sent)
    {
        var data = new JsonObject();
        foreach (var field in Fields(form))
        {
            if (Value(field, sent.GetValueOrDefault("data." + field.Name)) is { } value)
            {
                data[field.Name] = value;
            }
        }

        return JsonSerializer.SerializeToElement(data);
    }

    private JsonNode? Value(FormField field, StringValues sent)
    {
        var text = sent.LastOrDefault()?.Trim();
        if (field.Type == "array")
        {
            var items = sent.SelectMany(s => field.Choices.Count > 0 ? [s ?? ""] : (s ?? "").Split('\n')).Select(s => s?.Trim()).Where(s => !string.IsNullOrEmpty(s));
            return new JsonArray([.. items.Select(i => (JsonNode)i!)]);
        }

        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return field.Type switch
        {
            "boolean" => JsonValue.Create(text == "true"),
            "integer" when long.TryParse(text, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            "number" when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(field.Format == "date-time" ? Instant(text) : text),
        };
    }

    // A page's date field has no zone: it means the district's.
    private string Instant(string text) => DateTime.TryParse(text, CultureInfo.InvariantCulture, out var local)
        ? new DateTimeOffset(local, district.Zone.GetUtcOffset(local)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : text;
}

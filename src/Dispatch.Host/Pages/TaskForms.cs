using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Tasks;
using Microsoft.Extensions.Primitives;

namespace Dispatch.Host.Pages;

/// <summary>Turns a task's form (a flat JSON Schema) into fields of a page, and a sent page into data that fits it.</summary>
public sealed class TaskForms(DistrictTime district)
{
    /// <summary>The fields of a form, in its order; none for no form.</summary>
    public static IReadOnlyList<FormField> Fields(JsonElement? form, string prefix = "data.")
    {
        if (form is not { ValueKind: JsonValueKind.Object } schema || !schema.TryGetProperty("properties", out var properties))
        {
            return [];
        }

        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet() : [];
        return [.. properties.EnumerateObject().Select(p => new FormField(p.Name, p.Value, required.Contains(p.Name), prefix))];
    }

    /// <summary>The fields of a task's outcome: with what was typed before, else with the proposals, else with what goes without saying: now, and when the task came.</summary>
    public IReadOnlyList<FormField> Fields(JsonElement? form, TaskView task, IReadOnlyDictionary<string, StringValues>? typed) => [.. Fields(form).Select(field =>
        typed is not null ? field.With([.. typed.GetValueOrDefault(field.SentAs).Select(v => v ?? "")])
        : field.Format == "date-time" && field.Proposed.Count == 0 ? field.With([Clock(field.Name == "acceptedAt" ? task.CreatedAt : district.Now)])
        : field)];

    /// <summary>What was sent, with the types the form asks for; empty fields are left out.</summary>
    public JsonElement Read(JsonElement? form, IReadOnlyDictionary<string, StringValues> sent, string prefix = "data.")
    {
        var data = new JsonObject();
        foreach (var field in Fields(form, prefix))
        {
            if (Value(field, sent.GetValueOrDefault(field.SentAs)) is { } value)
            {
                data[field.Name] = value;
            }
        }

        return JsonSerializer.SerializeToElement(data);
    }

    private string Clock(DateTimeOffset at) => district.Local(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

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

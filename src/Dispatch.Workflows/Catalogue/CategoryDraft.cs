using System.Text.Json;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Catalogue;

/// <summary>What an admin says of a category.</summary>
public sealed record CategoryDraft
{
    private static readonly string[] _unusable = ["$ref", "allOf", "anyOf", "oneOf", "if"];

    /// <summary>Its code.</summary>
    public string Code { get; init; } = "";

    /// <summary>Its name in Chinese.</summary>
    public string? Name { get; init; }

    /// <summary>Its name in English.</summary>
    public string? NameEn { get; init; }

    /// <summary>The category it belongs to.</summary>
    public string? ParentCode { get; init; }

    /// <summary>Words that people use for it every day.</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>A flat JSON Schema of what is asked for besides.</summary>
    public JsonElement? Fields { get; init; }

    /// <summary>The urgency unless the ticket says otherwise.</summary>
    public Urgency? DefaultUrgency { get; init; }

    /// <summary>First day in force; today when left out.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Adds what is wrong with it in itself.</summary>
    public void Validate(FieldErrors errors, string? code = null)
    {
        if (code is null)
        {
            errors.Text("code", Code, 80).Code("code", Code);
        }
        else if (Code.Length > 0)
        {
            errors.SameId("code", Code, code);
        }

        errors.Text("name", Name, 100).Text("nameEn", NameEn, 100).Period(ValidFrom, ValidTo);
        if (Keywords?.Any(k => string.IsNullOrWhiteSpace(k) || k.Length > 40) == true)
        {
            errors.Add("keywords", "每个关键词 1 到 40 个字符。Each keyword has 1 to 40 characters.");
        }

        if (Fields is { } fields && !IsFlat(fields))
        {
            errors.Add("fields", "应为单层对象的 JSON Schema,不含 $ref、allOf、anyOf、oneOf、if。Must be the JSON Schema of one flat object without $ref, allOf, anyOf, oneOf, if.");
        }
    }

    /// <summary>The category that it becomes.</summary>
    public Category ToCategory(string code, long version, DateOnly usualFrom) => new()
    {
        Code = code,
        Name = Name!,
        NameEn = NameEn!,
        ParentCode = ParentCode,
        Keywords = Keywords ?? [],
        Fields = Fields is { ValueKind: JsonValueKind.Object } ? Fields : null,
        DefaultUrgency = DefaultUrgency ?? Urgency.Normal,
        ValidFrom = ValidFrom ?? usualFrom,
        ValidTo = ValidTo,
        Version = version,
    };

    private static bool IsFlat(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Null
        || (schema.ValueKind == JsonValueKind.Object
            && !_unusable.Any(word => schema.TryGetProperty(word, out _))
            && schema.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.Object
                && !p.Value.TryGetProperty("properties", out _) && !_unusable.Any(word => p.Value.TryGetProperty(word, out _))));
}

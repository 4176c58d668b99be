using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Dispatch.Workflows.Tasks;

/// <summary>Checks form data against its JSON Schema. Schemas are prepared once each; proposals differ by ticket and don't count.</summary>
public sealed class FormCheck
{
    private const int Most = 2000;
    private readonly ConcurrentDictionary<string, JsonSchema> _prepared = new(StringComparer.Ordinal);

    /// <summary>The data with the form's proposals where it leaves something out.</summary>
    /// <exception cref="UnprocessableException">It does not fit.</exception>
    public async Task<JsonObject?> CheckAsync(JsonNode? form, JsonObject? data, string prefix = "data")
    {
        if (form is not JsonObject schema)
        {
            return data;
        }

        var filled = Filled(schema, data);
        var errors = new FieldErrors();
        foreach (var error in (await PreparedAsync(schema).ConfigureAwait(false)).Validate(filled.ToJsonString(JsonText.Options)))
        {
            errors.Add(Field(prefix, error), Message(error));
        }

        return errors.IsEmpty ? filled : throw new UnprocessableException("表单数据不符合要求,请按 errors 修改后重新提交。The form's data does not fit: mend the fields named in errors.", errors);
    }

    private static JsonObject Filled(JsonObject schema, JsonObject? data)
    {
        var filled = (JsonObject?)data?.DeepClone() ?? [];
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
        {
            if (!filled.ContainsKey(name) && property is JsonObject settings && settings["default"] is { } proposal)
            {
                filled[name] = proposal.DeepClone();
            }
        }

        return filled;
    }

    private async Task<JsonSchema> PreparedAsync(JsonObject schema)
    {
        var bare = (JsonObject)schema.DeepClone();
        foreach (var (_, property) in bare["properties"] as JsonObject ?? [])
        {
            (property as JsonObject)?.Remove("default");
        }

        var key = bare.ToJsonString();
        if (_prepared.TryGetValue(key, out var prepared))
        {
            return prepared;
        }

        if (_prepared.Count >= Most)
        {
            _prepared.Clear();
        }

        return _prepared[key] = await JsonSchema.FromJsonAsync(key).ConfigureAwait(false);
    }

    private static string Field(string prefix, ValidationError error)
    {
        var path = (error.Path ?? "").TrimStart('#', '/').Replace('/', '.');
        if (path.Length == 0)
        {
            path = error.Property ?? "";
        }

        return path.Length == 0 ? prefix : $"{prefix}.{path}";
    }

    private static string Message(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => "必填。Is required.",
        ValidationErrorKind.StringTooShort => "不能为空或过短。Is too short.",
        ValidationErrorKind.StringTooLong => "过长。Is too long.",
        ValidationErrorKind.NotInEnumeration => "不在可选范围内。Is none of the choices.",
        ValidationErrorKind.NumberTooSmall or ValidationErrorKind.NumberTooBig => "超出允许范围。Is out of range.",
        ValidationErrorKind.DateTimeExpected => "应为带时区的日期时间,如 2026-01-31T09:30:00+08:00。Must be a date and time with offset.",
        ValidationErrorKind.DateExpected => "应为日期,如 2026-01-31。Must be a date.",
        ValidationErrorKind.StringExpected => "应为文字。Must be text.",
        ValidationErrorKind.IntegerExpected or ValidationErrorKind.NumberExpected => "应为数字。Must be a number.",
        ValidationErrorKind.BooleanExpected => "应为 true 或 false。Must be true or false.",
        _ => $"不符合要求({error.Kind})。Does not fit: {error.Kind}.",
    };
}

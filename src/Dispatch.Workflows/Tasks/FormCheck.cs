using System.Text.Json.Nodes;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using NJsonSchema.Validation;

namespace Dispatch.Workflows.Tasks;

/// <summary>Checks form data against its JSON Schema.</summary>
internal static class FormCheck
{
    private static readonly JsonSchemaValidator _validator = new();

    /// <summary>The data with the form's proposals where it leaves something out.</summary>
    /// <exception cref="UnprocessableException">It does not fit.</exception>
    public static async Task<JsonObject?> CheckAsync(PreparedForm? form, JsonObject? data, string prefix = "data")
    {
        if (form is null)
        {
            return data;
        }

        var filled = Filled(form, data);
        var schema = await form.Schema.ConfigureAwait(false);
        var errors = new FieldErrors();
        foreach (var error in _validator.Validate(FormTokens.Of(filled), schema))
        {
            errors.Add(Field(prefix, error), Message(error));
        }

        return errors.IsEmpty ? filled : throw new UnprocessableException("表单数据不符合要求,请按 errors 修改后重新提交。The form's data does not fit: mend the fields named in errors.", errors);
    }

    private static JsonObject Filled(PreparedForm form, JsonObject? data)
    {
        var filled = data ?? [];
        foreach (var (field, value) in form.Proposals)
        {
            if (!filled.ContainsKey(field))
            {
                filled[field] = value.ValueKind switch
                {
                    System.Text.Json.JsonValueKind.Array => JsonArray.Create(value),
                    System.Text.Json.JsonValueKind.Object => JsonObject.Create(value),
                    _ => JsonValue.Create(value),
                };
            }
        }

        return filled;
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

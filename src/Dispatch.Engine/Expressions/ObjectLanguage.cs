using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>JSON written as text.</summary>
internal sealed class ObjectLanguage : IExpressionLanguage
{
    public IReadOnlyList<string> Types { get; } = ["Object", "Json"];

    public IExpression Compile(JsonNode? value, Type target)
    {
        if (value is not JsonValue text || text.GetValueKind() != JsonValueKind.String)
        {
            return Constant.Of(value is null ? null : Values.FromJson(JsonSerializer.SerializeToElement(value, Values.Json)), target);
        }

        var json = text.GetValue<string>();
        if (string.IsNullOrWhiteSpace(json))
        {
            return new ConstantExpression(null);
        }

        try
        {
            return Constant.Of(Values.FromJson(JsonSerializer.Deserialize<JsonElement>(json, Values.Json)), target);
        }
        catch (JsonException e)
        {
            return target == typeof(string) ? new ConstantExpression(json) : new FailingExpression($"Not well-formed JSON: {e.Message}");
        }
    }
}

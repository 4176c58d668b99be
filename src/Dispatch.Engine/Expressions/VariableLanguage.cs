using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>The value of a variable, named by id.</summary>
internal sealed class VariableLanguage : IExpressionLanguage
{
    public IReadOnlyList<string> Types { get; } = ["Variable"];

    public IExpression Compile(JsonNode? value, Type target)
    {
        var (id, name) = Reference(value);
        return id is null && name is null ? new FailingExpression("A Variable expression names no variable.") : new VariableExpression(id ?? name!, name);
    }

    private static (string? Id, string? Name) Reference(JsonNode? value)
    {
        if (value is JsonObject reference)
        {
            return (reference["id"]?.ToString(), reference["name"]?.ToString());
        }

        if (value is not JsonValue text || text.GetValueKind() != JsonValueKind.String)
        {
            return default;
        }

        var plain = text.GetValue<string>();
        if (!plain.TrimStart().StartsWith('{'))
        {
            return (plain, plain);
        }

        try
        {
            return Reference(JsonNode.Parse(plain, new JsonNodeOptions { PropertyNameCaseInsensitive = true }));
        }
        catch (JsonException)
        {
            return (plain, plain);
        }
    }

    private sealed class VariableExpression(string id, string? name) : IExpression
    {
        public object? Evaluate(ActivityExecutionContext context)
        {
            if (context.TryFindVariableById(id, out var value) || (name is not null && context.TryFindVariable(name, out value)))
            {
                return value;
            }

            throw new ExpressionException($"There is no variable '{name ?? id}' in reach of activity '{context.Activity.Id}'.");
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>Compiles expressions of every known kind.</summary>
public sealed class ExpressionCompiler
{
    private readonly Dictionary<string, IExpressionLanguage> _languages = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Knows the given languages; a later one replaces an earlier one of the same name.</summary>
    public ExpressionCompiler(IEnumerable<IExpressionLanguage> languages)
    {
        foreach (var language in languages)
        {
            foreach (var type in language.Types)
            {
                _languages[type] = language;
            }
        }
    }

    /// <summary>The names of all kinds.</summary>
    public IEnumerable<string> Types => _languages.Keys;

    /// <summary>Whether that kind is known.</summary>
    public bool Knows(string type) => _languages.ContainsKey(type);

    /// <summary>Compiles an input: wrapped (<c>{typeName, expression: {type, value}}</c>), a bare expression, or a bare value, which is a literal. Nothing where nothing is set.</summary>
    internal (IExpression? Expression, string? Type) Input(JsonNode? json, Type target)
    {
        switch (json)
        {
            case null:
                return (null, null);
            case JsonObject wrapped when wrapped["expression"] is JsonObject expression:
                return Expression(expression, target);
            case JsonObject bare when bare["type"] is JsonValue && bare.ContainsKey("value"):
                return Expression(bare, target);
            case JsonObject other when other.ContainsKey("typeName") || other.ContainsKey("memoryReference") || other.ContainsKey("expression"):
                return (null, null);
            case JsonValue value:
                return (_languages["Literal"].Compile(value, target), "Literal");
            default:
                return (_languages["Object"].Compile(json, target), "Object");
        }
    }

    private (IExpression? Expression, string? Type) Expression(JsonObject json, Type target)
    {
        if (json["type"] is not JsonValue name || name.GetValueKind() != JsonValueKind.String)
        {
            return (null, null);
        }

        var type = name.GetValue<string>();
        return (_languages.TryGetValue(type, out var language) ? language.Compile(json["value"], target) : new FailingExpression($"The expression type '{type}' is not known here. Use JavaScript or Liquid instead."), type);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using DotLiquid;
using DotLiquid.Exceptions;

namespace Dispatch.Engine.Expressions;

/// <summary>Liquid templates with Elsa's globals; they see data only, no .NET objects and no files.</summary>
public sealed class LiquidLanguage(ScriptLimits limits, IScriptHost host) : IExpressionLanguage
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Types { get; } = ["Liquid"];

    /// <inheritdoc/>
    public IExpression Compile(JsonNode? value, Type target)
    {
        var source = value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : value?.ToJsonString();
        if (string.IsNullOrEmpty(source))
        {
            return new ConstantExpression(null);
        }

        try
        {
            var template = Template.Parse(source, SyntaxCompatibility.DotLiquid22a);
            template.MakeThreadSafe();
            return new LiquidExpression(template, limits, host, target == typeof(string) || target == typeof(object));
        }
        catch (Exception e) when (e is LiquidException or FormatException or System.ArgumentException)
        {
            return new FailingExpression($"Not well-formed Liquid: {e.Message}");
        }
    }
}

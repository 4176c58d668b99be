using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>Values as they stand.</summary>
internal sealed class LiteralLanguage : IExpressionLanguage
{
    public IReadOnlyList<string> Types { get; } = ["Literal"];

    public IExpression Compile(JsonNode? value, Type target)
    {
        var plain = value is null ? null : Values.FromJson(JsonSerializer.SerializeToElement(value, Values.Json));
        if (plain is string { Length: 0 } && target != typeof(string) && target != typeof(object))
        {
            return new ConstantExpression(null);
        }

        return Constant.Of(plain, target);
    }
}

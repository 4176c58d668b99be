using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>One kind of expression.</summary>
public interface IExpressionLanguage
{
    /// <summary>Its names in definitions.</summary>
    IReadOnlyList<string> Types { get; }

    /// <summary>Compiles the expression's <c>value</c>. What can't be compiled becomes an expression that fails when it is evaluated.</summary>
    /// <param name="value">As the definition has it.</param>
    /// <param name="target">The type that its result will be converted to.</param>
    IExpression Compile(JsonNode? value, Type target);
}

namespace Dispatch.Engine.Authoring;

/// <summary>A compiled expression. Compiled once per definition version; evaluated without any compiling or parsing.</summary>
public interface IExpression
{
    /// <summary>Its value for this execution.</summary>
    /// <exception cref="ExpressionException">It failed, or went over its limits.</exception>
    object? Evaluate(ActivityExecutionContext context);
}

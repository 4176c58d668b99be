using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>A value that is known when the definition is compiled.</summary>
internal sealed class ConstantExpression(object? value) : IExpression
{
    public object? Value => value;

    public object? Evaluate(ActivityExecutionContext context) => value;
}

using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>An expression that could not be compiled: fails when it is reached.</summary>
internal sealed class FailingExpression(string problem) : IExpression
{
    public string Problem => problem;

    public object? Evaluate(ActivityExecutionContext context) => throw new ExpressionException(problem);
}

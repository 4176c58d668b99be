using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>The value of an input of the workflow, named.</summary>
internal sealed class InputLanguage : IExpressionLanguage
{
    public IReadOnlyList<string> Types { get; } = ["Input"];

    public IExpression Compile(JsonNode? value, Type target)
    {
        var name = value is JsonObject reference ? reference["name"]?.ToString() : value?.ToString();
        return string.IsNullOrEmpty(name) ? new FailingExpression("An Input expression names no input.") : new InputExpression(name);
    }

    private sealed class InputExpression(string name) : IExpression
    {
        public object? Evaluate(ActivityExecutionContext context) => context.WorkflowInput(name);
    }
}

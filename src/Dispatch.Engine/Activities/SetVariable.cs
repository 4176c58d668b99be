using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Sets a variable.</summary>
[Activity("Elsa.SetVariable", Category = "Primitives", CategoryZh = "基本", DisplayName = "Set Variable", DisplayNameZh = "设置变量", Description = "Sets a variable.", DescriptionZh = "设置变量的值。")]
public sealed class SetVariable : CodeActivity
{
    private string? _id;

    /// <summary>The variable as the definition has it.</summary>
    [Input(DisplayNameZh = "变量", Description = "The variable.", DescriptionZh = "要设置的变量。", UIHint = "variable-picker")]
    public JsonNode? Variable { get; set; }

    /// <summary>Its new value.</summary>
    [Input(DisplayNameZh = "值", Description = "Its new value.", DescriptionZh = "新的值。")]
    public Input<object> Value { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Configure(ActivityBuilder builder) => _id = (Variable as JsonObject)?["id"]?.ToString() ?? (Variable as JsonObject)?["name"]?.ToString() ?? (Variable as JsonValue)?.ToString();

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) =>
        context.SetVariableById(_id ?? throw new FaultException($"Activity '{Id}' names no variable to set."), context.Get(Value));
}

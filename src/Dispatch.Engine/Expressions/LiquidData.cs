using System.Text.Json;
using Dispatch.Engine.Authoring;
using DotLiquid;

namespace Dispatch.Engine.Expressions;

/// <summary>What a template sees of its instance.</summary>
internal static class LiquidData
{
    public static Hash Root(ActivityExecutionContext context, IScriptHost host)
    {
        var graph = context.Workflow.Graph;
        return new Hash
        {
            ["Variables"] = new Lookup(name => context.TryFindVariable(name, out var value) ? value : null),
            ["Input"] = new Lookup(name => ActivityInput(context, name) ?? context.WorkflowInput(name)),
            ["CorrelationId"] = context.Workflow.State.CorrelationId,
            ["WorkflowDefinitionId"] = graph.DefinitionId,
            ["WorkflowDefinitionVersionId"] = graph.VersionId,
            ["WorkflowDefinitionVersion"] = graph.Version,
            ["WorkflowInstanceId"] = context.Workflow.State.Id,
            ["Configuration"] = new Settings(host, ""),
        };
    }

    /// <summary>The value as templates can walk it.</summary>
    public static object? Of(object? value) => value switch
    {
        null or string or bool or int or long or double or decimal => value,
        JsonElement { ValueKind: JsonValueKind.Object } element => Hash.FromDictionary(element.EnumerateObject().ToDictionary(p => p.Name, p => Of(p.Value))!),
        JsonElement { ValueKind: JsonValueKind.Array } element => element.EnumerateArray().Select(item => Of(item)).ToList(),
        JsonElement element => Values.FromJson(element),
        _ => Of(Values.Stored(value)),
    };

    private static object? ActivityInput(ActivityExecutionContext context, string name)
    {
        var slots = context.Activity.InputSlots;
        for (var i = 0; i < slots.Count; i++)
        {
            if (slots[i].Name == name && context.TryGetEvaluated(i, out var value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Values found by name when a template asks for them.</summary>
    private sealed class Lookup(Func<string, object?> find) : IIndexable, ILiquidizable
    {
        public object? this[object key] => Of(find(key.ToString()!));

        public bool ContainsKey(object key) => key is string;

        public object ToLiquid() => this;
    }

    /// <summary>Opened settings: <c>Configuration.Smtp.Host</c> is the setting <c>Smtp:Host</c>.</summary>
    private sealed class Settings(IScriptHost host, string path) : IIndexable, ILiquidizable
    {
        public object this[object key] => host.Setting(path + key) is { } value ? value : new Settings(host, $"{path}{key}:");

        public bool ContainsKey(object key) => key is string;

        public object ToLiquid() => this;

        public override string ToString() => "";
    }
}

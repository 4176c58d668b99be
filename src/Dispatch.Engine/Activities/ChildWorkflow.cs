using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Runtime;

namespace Dispatch.Engine.Activities;

/// <summary>How activities start other workflows and hear of their end.</summary>
internal static class ChildWorkflow
{
    private const int Deepest = 20;

    /// <summary>Asks for a child; it starts after this burst is stored.</summary>
    /// <returns>The id the child will have.</returns>
    public static string Start(ActivityExecutionContext context, string? definitionId, string? correlationId, Dictionary<string, JsonElement> input, string? bookmarkId, bool answersWhenSuspended = false)
    {
        if (string.IsNullOrEmpty(definitionId))
        {
            throw new FaultException($"Activity '{context.Activity.Id}' names no workflow to start.");
        }

        var childId = context.Workflow.NewId();
        var parent = context.Workflow.State;
        var depth = Values.To<int>(parent.Properties.GetValueOrDefault(EngineMessages.Depth)) + 1;
        if (depth > Deepest)
        {
            throw new FaultException($"Activity '{context.Activity.Id}' would start a workflow {depth} levels below the first. Look for a workflow that starts itself without end.");
        }

        input.TryAdd("ParentInstanceId", Values.ToJson(parent.Id));
        context.Send(EngineMessages.StartChildKind, new EngineMessages.StartChild(definitionId, childId, parent.Id, string.IsNullOrEmpty(correlationId) ? null : correlationId, input, bookmarkId, answersWhenSuspended, depth));
        return childId;
    }

    /// <summary>The child's inputs out of an activity's input.</summary>
    public static Dictionary<string, JsonElement> Inputs(object? value) => Values.Stored(value) switch
    {
        JsonElement { ValueKind: JsonValueKind.Object } members => members.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.Clone()),
        string text when text.TrimStart().StartsWith('{') => Inputs(JsonSerializer.Deserialize<JsonElement>(text, Values.Json)),
        _ => [],
    };

    /// <summary>A member of the word that a child has ended; null when it isn't there.</summary>
    public static object? Told(object? ended, string member) => ended is JsonElement { ValueKind: JsonValueKind.Object } word && word.TryGetProperty(member, out var value) ? Values.FromJson(value) : null;

    /// <exception cref="FaultException">The child could not be started.</exception>
    public static void ThrowIfNotStarted(object? ended)
    {
        if (Told(ended, "error") is string error)
        {
            throw new FaultException(error);
        }
    }
}

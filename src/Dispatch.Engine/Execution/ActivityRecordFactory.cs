using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Execution;

/// <summary>Writes down one execution as admins look at it.</summary>
internal static class ActivityRecordFactory
{
    public static ActivityRecord Create(ActivityExecutionContext context) => new()
    {
        Id = context.Id,
        ActivityId = context.Activity.Id,
        ActivityNodeId = context.Activity.NodeId,
        ActivityType = context.Activity.Type,
        ActivityTypeVersion = context.Activity.Version,
        ActivityName = context.Activity.Name,
        StartedAt = context.Data.StartedAt,
        CompletedAt = context.Data.CompletedAt,
        Status = context.Status,
        HasBookmarks = context.HasBookmarks,
        ActivityState = Inputs(context),
        Outputs = context.RecordedOutputs?.Where(o => LogPersistence.Keeps(context.Activity, o.Key, isInput: false)).ToDictionary(o => o.Key, o => Values.ToJson(o.Value)),
        Outcomes = context.Data.Outcomes,
        Exception = context.Failure is null ? null : IncidentException.From(context.Failure),
        AggregateFaultCount = context.Data.FaultCount,
        CallStackDepth = Depth(context),
        SchedulingActivityExecutionId = context.Data.ScheduledBy,
        SchedulingActivityId = context.Data.ScheduledBy is { } id ? context.Workflow.Context(id)?.Activity.Id : null,
    };

    private static Dictionary<string, JsonElement>? Inputs(ActivityExecutionContext context)
    {
        Dictionary<string, JsonElement>? inputs = null;
        for (var i = 0; i < context.Activity.InputSlots.Count; i++)
        {
            if (context.TryGetEvaluated(i, out var value) && value is not null && LogPersistence.Keeps(context.Activity, context.Activity.InputSlots[i].Name, isInput: true))
            {
                (inputs ??= [])[context.Activity.InputSlots[i].Name] = Values.ToJson(Values.Stored(value));
            }
        }

        return inputs;
    }

    private static int Depth(ActivityExecutionContext context)
    {
        var depth = 0;
        for (var parent = context.Parent; parent is not null; parent = parent.Parent)
        {
            depth++;
        }

        return depth;
    }
}

using System.Text.Json;
using Dispatch.Engine.Client;
using Dispatch.Engine.State;

namespace Dispatch.Host.ElsaApi;

/// <summary>Instances, journal entries and executions as Elsa's clients get them.</summary>
internal static class InstanceShape
{
    public static object Summary(InstanceSummary i) => new
    {
        i.Id,
        i.DefinitionId,
        definitionVersionId = i.VersionId,
        i.Version,
        i.Status,
        i.SubStatus,
        i.CorrelationId,
        i.Name,
        i.IncidentCount,
        isSystem = false,
        i.CreatedAt,
        i.UpdatedAt,
        i.FinishedAt,
    };

    public static object Full(WorkflowState s) => new
    {
        s.Id,
        s.DefinitionId,
        s.DefinitionVersionId,
        version = s.DefinitionVersion,
        workflowState = State(s),
        s.Status,
        s.SubStatus,
        isExecuting = false,
        s.CorrelationId,
        s.Name,
        incidentCount = s.Incidents.Count,
        isSystem = false,
        s.CreatedAt,
        s.UpdatedAt,
        s.FinishedAt,
    };

    public static object State(WorkflowState s) => new
    {
        s.Id,
        s.DefinitionId,
        s.DefinitionVersionId,
        s.DefinitionVersion,
        s.CorrelationId,
        s.Name,
        s.Status,
        s.SubStatus,
        isExecuting = false,
        bookmarks = s.Status == WorkflowStatus.Finished ? [] : s.Bookmarks.Select(Bookmark).ToList(),
        incidents = s.Incidents,
        isSystem = false,
        completionCallbacks = Array.Empty<object>(),
        activityExecutionContexts = s.Contexts.Select(c => Context(s, c)).ToList(),
        scheduledActivities = Array.Empty<object>(),
        executionLogSequence = s.Sequence,
        s.ParentInstanceId,
        s.Input,
        s.Output,
        s.Properties,
        s.CreatedAt,
        s.UpdatedAt,
        s.FinishedAt,
    };

    private static object Bookmark(Bookmark b) => new
    {
        b.Id,
        b.Name,
        b.Hash,
        payload = b.Payload ?? JsonSerializer.SerializeToElement(new { }),
        b.ActivityId,
        b.ActivityNodeId,
        b.ActivityInstanceId,
        b.CreatedAt,
        b.AutoBurn,
        callbackMethodName = "ResumeAsync",
        autoComplete = true,
    };

    private static object Context(WorkflowState s, ContextState c) => new
    {
        c.Id,
        parentContextId = c.ParentId,
        scheduledActivityNodeId = c.NodeId,
        ownerActivityNodeId = c.NodeId.LastIndexOf(':') is > 0 and var colon ? c.NodeId[..colon] : null,
        properties = c.Variables is { Count: > 0 } variables ? new Dictionary<string, object?> { ["Variables"] = variables } : [],
        metadata = new { },
        activityState = new { },
        dynamicVariables = Array.Empty<object>(),
        c.Status,
        isExecuting = false,
        c.FaultCount,
        c.StartedAt,
        c.CompletedAt,
        callStackDepth = c.NodeId.Count(x => x == ':'),
        hasBookmarks = s.Bookmarks.Exists(b => b.ActivityInstanceId == c.Id),
    };

    public static object Execution(string instanceId, ActivityRecord r) => new
    {
        r.Id,
        workflowInstanceId = instanceId,
        r.ActivityId,
        r.ActivityNodeId,
        r.ActivityType,
        r.ActivityTypeVersion,
        r.ActivityName,
        activityState = r.ActivityState ?? [],
        payload = r.Outcomes is { } outcomes ? new Dictionary<string, object> { ["Outcomes"] = outcomes } : null,
        outputs = r.Outputs ?? [],
        properties = new { },
        metadata = new { },
        exception = r.Exception,
        r.StartedAt,
        r.CompletedAt,
        r.HasBookmarks,
        r.Status,
        r.AggregateFaultCount,
        r.CallStackDepth,
        r.SchedulingActivityExecutionId,
        r.SchedulingActivityId,
    };

    public static object ExecutionSummary(string instanceId, ActivityRecord r) => new
    {
        r.Id,
        workflowInstanceId = instanceId,
        r.ActivityId,
        r.ActivityNodeId,
        r.ActivityType,
        r.ActivityTypeVersion,
        r.ActivityName,
        metadata = new { },
        r.StartedAt,
        r.CompletedAt,
        r.HasBookmarks,
        r.Status,
        r.AggregateFaultCount,
    };

    public static object Journal(JournalEntry e, ActivityRecord? record) => new
    {
        e.Id,
        e.ActivityInstanceId,
        e.ParentActivityInstanceId,
        e.ActivityId,
        e.ActivityType,
        e.ActivityTypeVersion,
        e.ActivityName,
        e.NodeId,
        e.Timestamp,
        e.Sequence,
        e.EventName,
        e.Message,
        activityState = e.EventName == "Started" ? record?.ActivityState : null,
        e.Payload,
    };
}

using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Runtime;

/// <summary>The messages by which instances reach each other: each is stored with the burst that caused it and applied exactly once, as a burst of its own.</summary>
public static class EngineMessages
{
    /// <summary>Starts a child: <see cref="StartChild"/>.</summary>
    public const string StartChildKind = "engine.start-child";

    /// <summary>Publishes an event to triggers and waiting instances: <see cref="PublishEvent"/>.</summary>
    public const string PublishEventKind = "engine.publish-event";

    /// <summary>Tells the host that a task was asked for: <see cref="RunTask"/>. Completed through <c>POST /elsa/api/tasks/{taskId}/complete</c>.</summary>
    public const string RunTaskKind = "engine.run-task";

    /// <summary>Sends an HTTP request; the host has the handler.</summary>
    public const string HttpRequestKind = "engine.http-request";

    internal const string ResumeKind = "engine.resume";
    internal const string ContinueKind = "engine.continue";
    internal const string CancelKind = "engine.cancel";
    internal const string StartKind = "engine.start";
    internal const string RepublishedKind = "engine.republished";

    /// <summary>The instance property that names the parent's bookmark to be resumed when a child ends.</summary>
    public const string ParentBookmark = "ParentBookmarkId";

    /// <summary>The instance property that counts the instances above this one.</summary>
    public const string Depth = "Depth";

    /// <summary>What <see cref="StartChildKind"/> carries.</summary>
    public sealed record StartChild(string DefinitionId, string InstanceId, string ParentInstanceId, string? CorrelationId, Dictionary<string, JsonElement>? Input, string? BookmarkId, bool AnswersWhenSuspended = false, int Depth = 1);

    /// <summary>What <see cref="PublishEventKind"/> carries.</summary>
    public sealed record PublishEvent(string EventName, string? CorrelationId, JsonElement? Payload, string? InstanceId = null);

    /// <summary>What <see cref="RunTaskKind"/> carries.</summary>
    public sealed record RunTask(string TaskId, string TaskName, JsonElement? Payload);

    internal sealed record ResumeBookmark(string InstanceId, string BookmarkId, JsonElement? Input);

    internal sealed record Definition(string DefinitionId);

    internal sealed record Instance(string InstanceId);

    internal static OutboxMessage Resume(string id, string instanceId, string bookmarkId, JsonElement? input, DateTimeOffset now) =>
        Message(id, ResumeKind, instanceId, new ResumeBookmark(instanceId, bookmarkId, input), now);

    internal static OutboxMessage Continue(string id, string instanceId, DateTimeOffset now) => Message(id, ContinueKind, instanceId, new Instance(instanceId), now);

    internal static OutboxMessage Cancel(string id, string instanceId, DateTimeOffset now) => Message(id, CancelKind, instanceId, new Instance(instanceId), now);

    internal static OutboxMessage Start(string id, StartInstance start, DateTimeOffset now) => Message(id, StartKind, start.DefinitionId, start, now);

    internal static OutboxMessage Republished(string id, string definitionId, DateTimeOffset now) => Message(id, RepublishedKind, definitionId, new Definition(definitionId), now);

    internal static OutboxMessage ChildEnded(string id, string parentId, string bookmarkId, WorkflowState child) => Resume(
        id,
        parentId,
        bookmarkId,
        ChildTold(child),
        child.UpdatedAt);

    /// <summary>What a parent hears of its child.</summary>
    internal static JsonElement ChildTold(WorkflowState child) => Values.ToJson(new
    {
        instanceId = child.Id,
        definitionVersionId = child.DefinitionVersionId,
        correlationId = child.CorrelationId,
        status = child.Status.ToString(),
        subStatus = child.SubStatus.ToString(),
        output = child.Output,
    });

    private static OutboxMessage Message(string id, string kind, string stream, object payload, DateTimeOffset now) =>
        new(id, kind, stream, JsonSerializer.Serialize(payload, payload.GetType(), Values.Json), now);
}

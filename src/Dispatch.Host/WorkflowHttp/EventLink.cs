namespace Dispatch.Host.WorkflowHttp;

/// <summary>One event for one instance, until a moment if one is named.</summary>
internal sealed record EventLink(string EventName, string InstanceId, DateTimeOffset? ExpiresAt);

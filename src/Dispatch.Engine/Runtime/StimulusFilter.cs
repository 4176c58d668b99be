namespace Dispatch.Engine.Runtime;

/// <summary>Narrows a stimulus. With an instance or a bookmark it starts nothing new.</summary>
public sealed record StimulusFilter(string? CorrelationId = null, string? InstanceId = null, string? ActivityInstanceId = null, string? BookmarkId = null);

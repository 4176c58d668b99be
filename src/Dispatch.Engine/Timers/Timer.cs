namespace Dispatch.Engine.Timers;

/// <summary>A durable instant at which something is due. Written and removed in the transaction of what it belongs to; the row is the truth, Quartz only the clock.</summary>
/// <param name="Id">Unique; a bookmark's timer has the bookmark's id.</param>
/// <param name="InstanceId">The workflow instance it belongs to; units of work queue by it.</param>
/// <param name="Target">Which <see cref="ITimerTarget"/> it is for, e.g. <c>bookmark</c>.</param>
/// <param name="Payload">What the target needs to know; null for nothing.</param>
/// <param name="DueAt">When it is due.</param>
public sealed record Timer(string Id, string InstanceId, string Target, string? Payload, DateTimeOffset DueAt);

namespace Dispatch.Engine.Runtime;

/// <summary>An instance as it was stored before a unit of work, to be put back to.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="RowVersion">Which of its states it was.</param>
/// <param name="State">The state, as it was stored: UTF-8 JSON.</param>
public sealed record InstanceSnapshot(string InstanceId, long RowVersion, byte[] State);

namespace Dispatch.Engine.Runtime;

/// <summary>An instance as it was stored before a unit of work, to be put back to.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="RowVersion">Which of its states it was.</param>
/// <param name="State">The state: JSON, as it was stored (see <see cref="Persistence.PackedText"/>) or plain.</param>
public sealed record InstanceSnapshot(string InstanceId, long RowVersion, byte[] State);

using Dispatch.Engine.State;

namespace Dispatch.Engine.Runtime;

/// <summary>An instance after a burst that is not yet committed.</summary>
public sealed record BurstResult(WorkflowState State);

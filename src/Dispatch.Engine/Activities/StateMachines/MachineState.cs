namespace Dispatch.Engine.Activities.StateMachines;

/// <summary>What a state machine keeps between bursts.</summary>
internal sealed class MachineState
{
    /// <summary>The state it is in.</summary>
    public string? Current { get; set; }
}

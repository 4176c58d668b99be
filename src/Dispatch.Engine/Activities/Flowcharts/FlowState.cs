namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>What a flowchart keeps between bursts.</summary>
internal sealed class FlowState
{
    /// <summary>The activity this run began with.</summary>
    public string? Start { get; set; }

    /// <summary>Counter mode: how often each activity was run or skipped.</summary>
    public Dictionary<string, int> Visits { get; set; } = [];

    /// <summary>Counter mode: how often each connection was decided, positive when the last decision was to follow it.</summary>
    public Dictionary<string, int> Decisions { get; set; } = [];

    /// <summary>Token mode: followed connections whose target has not taken them yet.</summary>
    public List<FlowToken> Tokens { get; set; } = [];
}

namespace Dispatch.Workflows.Evaluation;

/// <summary>What an evaluation round keeps while it waits.</summary>
internal sealed class EvaluateState
{
    /// <summary>The open tasks by side.</summary>
    public Dictionary<EvaluationSide, string> TaskIds { get; init; } = [];

    /// <summary>What the two units have given, still sealed.</summary>
    public Dictionary<EvaluationSide, UnitEvaluationView> Sealed { get; init; } = [];

    /// <summary>Whether the two sides are open to each other.</summary>
    public bool IsOpened { get; set; }
}

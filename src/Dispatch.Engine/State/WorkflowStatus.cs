namespace Dispatch.Engine.State;

/// <summary>Whether an instance may still move.</summary>
public enum WorkflowStatus
{
    /// <summary>Not ended.</summary>
    Running,

    /// <summary>Ended; see the sub-status for how.</summary>
    Finished,
}

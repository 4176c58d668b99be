namespace Dispatch.Workflows.Tasks;

/// <summary>Where a task stands.</summary>
public enum TaskState
{
    Open,
    Claimed,
    Done,
    Cancelled,
}

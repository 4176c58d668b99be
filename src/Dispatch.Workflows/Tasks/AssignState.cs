namespace Dispatch.Workflows.Tasks;

/// <summary>What an assignment keeps while it waits.</summary>
internal sealed class AssignState
{
    public List<string> TaskIds { get; init; } = [];

    public Dictionary<string, string> Outcomes { get; init; } = [];
}

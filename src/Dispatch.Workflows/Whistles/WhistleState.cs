namespace Dispatch.Workflows.Whistles;

/// <summary>What a whistle keeps while departments work.</summary>
internal sealed class WhistleState
{
    public List<CalledUnit> Units { get; init; } = [];
}

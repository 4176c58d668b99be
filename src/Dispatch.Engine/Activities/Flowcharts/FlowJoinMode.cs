namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>What a join waits for.</summary>
public enum FlowJoinMode
{
    /// <summary>The first branch; the others are cancelled.</summary>
    WaitAny,

    /// <summary>All branches.</summary>
    WaitAll,

    /// <summary>All branches that were taken.</summary>
    WaitAllActive,
}

namespace Dispatch.Workflows.DutyLists;

/// <summary>How far an entry has come: only published ones decide anything.</summary>
public enum DutyState
{
    /// <summary>One side has put it forward.</summary>
    Proposed,

    /// <summary>The other side has agreed.</summary>
    Confirmed,

    /// <summary>In force between its dates.</summary>
    Published,

    /// <summary>The other side has refused it, or the proposer has taken it back.</summary>
    Refused,
}

namespace Dispatch.Benchmarks.Complaints;

/// <summary>What a complaint is about, and so which way it goes.</summary>
internal enum ComplaintKind
{
    /// <summary>An illegal building: over the community's whistle to two departments and to the double evaluation.</summary>
    Whistled,

    /// <summary>Noise: settled by the station, then evaluated by the resident.</summary>
    Settled,
}

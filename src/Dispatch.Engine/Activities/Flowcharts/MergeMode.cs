namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>Token mode: when an activity with several ways in runs.</summary>
internal enum MergeMode
{
    /// <summary>Whenever nothing directly before it has yet to run.</summary>
    Stream,

    /// <summary>When all forward ways in have arrived.</summary>
    Merge,

    /// <summary>When all ways in, also those of loops, have arrived.</summary>
    Converge,

    /// <summary>At the first arrival; later ones are ignored.</summary>
    Cascade,

    /// <summary>At the first arrival, which cancels what still runs before it.</summary>
    Race,
}

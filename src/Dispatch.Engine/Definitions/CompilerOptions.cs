namespace Dispatch.Engine.Definitions;

/// <summary>The host's choices where a definition makes none.</summary>
public sealed class CompilerOptions
{
    /// <summary>Whether flowcharts count tokens (Elsa's server image) instead of visits (Elsa's library).</summary>
    /// <value>Default false.</value>
    public bool TokenBasedFlowcharts { get; set; }

    /// <summary>Whether an incident leaves the other branches of its instance running.</summary>
    /// <value>Default false.</value>
    public bool ContinueWithIncidents { get; set; }
}

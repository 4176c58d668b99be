namespace Dispatch.Workflows.Clocks;

/// <summary>How limits are read.</summary>
public sealed class SlaOptions
{
    /// <summary>Where the options stand in the configuration.</summary>
    public const string Section = "Dispatch:Sla";

    /// <summary>What every limit is multiplied by, to see escalations in seconds instead of days.</summary>
    /// <value>Default 1. At anything else limits count in natural time: a working day is then 24 hours before it is multiplied.</value>
    public double Scale { get; set; } = 1;

    /// <summary>For how many minutes the giver of an outcome may take it back.</summary>
    /// <value>Default 10.</value>
    public int TakeBackMinutes { get; set; } = 10;
}

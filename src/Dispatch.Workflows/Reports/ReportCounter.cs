namespace Dispatch.Workflows.Reports;

/// <summary>The counters of one group over one stretch of days, kept in the transaction of every step that changes them. The measures are columns of the same names.</summary>
public sealed class ReportCounter
{
    /// <summary>What it is kept for.</summary>
    public CounterGroup Grp { get; set; }

    /// <summary>The first day of its stretch, in the district's zone.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The district; empty where there is none.</summary>
    public string DistrictId { get; set; } = "";

    /// <summary>The street; empty where it is kept for the whole district.</summary>
    public string StreetId { get; set; } = "";

    /// <summary>The unit's id or the category's code; <c>none</c> for tickets without one.</summary>
    public string Key { get; set; } = "";

    /// <summary>Lengths to the lead's signing in, by class.</summary>
    public byte[]? SignIn { get; set; }

    /// <summary>Lengths to arrival, by class.</summary>
    public byte[]? Arrival { get; set; }

    /// <summary>Lengths to the lead's report, by class.</summary>
    public byte[]? Report { get; set; }
}

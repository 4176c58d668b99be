namespace Dispatch.Workflows.Reports;

/// <summary>The counters of a street's communities on one day of receipt.</summary>
public sealed class CommunityDay
{
    /// <summary>The day, in the district's zone.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The district; empty where there is none.</summary>
    public string DistrictId { get; set; } = "";

    /// <summary>The street; empty where there is none.</summary>
    public string StreetId { get; set; } = "";

    /// <summary>The communities' counters, packed.</summary>
    public byte[] Communities { get; set; } = [];
}

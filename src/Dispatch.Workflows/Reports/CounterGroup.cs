namespace Dispatch.Workflows.Reports;

/// <summary>What a counter is kept for, each over a stretch of days by the time of receipt.</summary>
public enum CounterGroup
{
    /// <summary>A street, day by day.</summary>
    Street,

    /// <summary>A community, month by month: there are thousands, with few tickets a day.</summary>
    Community,

    /// <summary>A category in a district, day by day.</summary>
    Category,

    /// <summary>A leading department in a district, day by day.</summary>
    Department,
}

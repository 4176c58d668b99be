namespace Dispatch.Workflows.Reports;

/// <summary>What a counter is kept for, each over a stretch of days by the time of receipt.</summary>
public enum CounterGroup
{
    /// <summary>A street, day by day.</summary>
    Street,

    /// <summary>A community, month by month.</summary>
    Community,

    /// <summary>A category in a district, day by day.</summary>
    Category,

    /// <summary>A leading department in a district, day by day.</summary>
    Department,

    /// <summary>A street, month by month.</summary>
    StreetMonth,

    /// <summary>A category in a district, month by month.</summary>
    CategoryMonth,

    /// <summary>A leading department in a district, month by month.</summary>
    DepartmentMonth,

    /// <summary>A community, day by day: there are thousands, with few tickets each, so those of one street lie packed in one row.</summary>
    CommunityDay,

    /// <summary>A category in a street, month by month, for heat: only what was received is counted.</summary>
    StreetCategoryMonth,
}

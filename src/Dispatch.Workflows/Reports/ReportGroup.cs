namespace Dispatch.Workflows.Reports;

/// <summary>What a report groups by.</summary>
public enum ReportGroup
{
    Community,
    Department,
    Category,
    Street,
}

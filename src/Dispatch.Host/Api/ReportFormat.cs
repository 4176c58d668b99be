using Dispatch.Workflows.Access;

namespace Dispatch.Host.Api;

/// <summary>How a report is wanted: by <c>format</c>, else by <c>Accept</c>, else JSON.</summary>
internal static class ReportFormat
{
    public const string Json = "json";
    public const string Csv = "csv";
    public const string Workbook = "xlsx";
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static string Of(string? format, string accept)
    {
        if (!string.IsNullOrEmpty(format))
        {
            return format is Json or Csv or Workbook
                ? format
                : throw new InvalidRequestException("format", "应为 json、csv 或 xlsx。Must be json, csv or xlsx.");
        }

        if (accept.Contains("text/csv", StringComparison.OrdinalIgnoreCase))
        {
            return Csv;
        }

        return accept.Contains(WorkbookType, StringComparison.OrdinalIgnoreCase) ? Workbook : Json;
    }
}

using Dispatch.Host.Api;
using Dispatch.Workflows.Listing;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Host.Pages;

/// <summary>Lists as files to take along.</summary>
internal static class TakenAlong
{
    private const int Most = 10_000;

    /// <summary>A list whole, page after page, at most ten thousand items.</summary>
    public static async Task<List<T>> WholeAsync<T>(Func<PageRequest, Task<Page<T>>> ask)
    {
        var all = new List<T>();
        string? after = null;
        do
        {
            var page = await ask(new PageRequest(PageRequest.LargestLimit, after));
            all.AddRange(page.Items);
            after = Cursor.Decode(page.NextCursor);
        }
        while (after is not null && all.Count < Most);
        return all;
    }

    /// <summary>A table as a workbook where one is asked for, otherwise as CSV.</summary>
    public static FileContentResult ToFile(this ReportSheet sheet, string format, string name) => format == ReportFormat.Workbook
        ? new FileContentResult(sheet.ToWorkbook(), ReportFormat.WorkbookType) { FileDownloadName = name + ".xlsx" }
        : new FileContentResult(sheet.ToCsv(), "text/csv; charset=utf-8") { FileDownloadName = name + ".csv" };
}

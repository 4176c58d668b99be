using System.Globalization;
using System.Text;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Reports;
using MiniExcelLibs;

namespace Dispatch.Host.Api;

/// <summary>The tickets behind a figure: as JSON page by page, as a file all of them, read and written piece by piece so that memory stays flat.</summary>
internal static class ReportTickets
{
    private const int Piece = 2_000;

    private static readonly string[] _headings =
    [
        "工单编号 Number", "状态 Status", "类别 Category", "街道 Street", "社区 Community", "主办部门 Department", "现持有 Holder", "受理 Received", "时限 Due", "办理完毕 Handled", "办结 Closed",
        "退单 Returns", "重办 Redone", "居民评价 Resident", "已解决 Solved", "工单ID Ticket",
    ];

    public static async Task<IResult> WriteAsync(HttpContext http, ApiCall call, ListReportTickets query, string? format)
    {
        var wanted = ReportFormat.Of(format, http.Request.Headers.Accept.ToString());
        if (wanted == ReportFormat.Json)
        {
            return await call.AskAsync(query);
        }

        // The first piece is read before the answer begins: what is wrong with the question is still answered as a problem.
        var first = await call.FindAsync(query with { Page = new PageRequest(Piece) });
        return wanted == ReportFormat.Csv
            ? Results.Stream(body => WriteCsvAsync(body, Rows(call, query, first)), "text/csv; charset=utf-8", "tickets.csv")
            : Results.Stream(await WorkbookAsync(Rows(call, query, first), http.RequestAborted), ReportFormat.WorkbookType, "tickets.xlsx");
    }

    private static async IAsyncEnumerable<object?[]> Rows(ApiCall call, ListReportTickets query, Page<ReportTicket> page)
    {
        while (true)
        {
            foreach (var ticket in page.Items)
            {
                yield return Row(ticket);
            }

            if (page.NextCursor is not { } next)
            {
                yield break;
            }

            page = await call.FindAsync(query with { Page = new PageRequest(Piece, Cursor.Decode(next)) });
        }
    }

    private static async Task WriteCsvAsync(Stream body, IAsyncEnumerable<object?[]> rows)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', _headings.Select(ReportSheet.Quote)));
        await foreach (var row in rows)
        {
            await writer.WriteLineAsync(string.Join(',', row.Select(ReportSheet.Quote)));
        }
    }

    // A workbook is a zip whose parts are not known to the end: it is written to a file that is gone when it has been sent.
    private static async Task<Stream> WorkbookAsync(IAsyncEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        try
        {
            var sheets = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["工单"] = rows.ToBlockingEnumerable(cancellation).Select(row => _headings.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal)),
                ["指标说明"] = ReportSheet.Explain(ReportDefinitions.Current),
            };
            await Task.Run(() => file.SaveAs(sheets), cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static object?[] Row(ReportTicket t) =>
    [
        t.Number, t.Status, t.CategoryCode, t.StreetId, t.CommunityId, t.DepartmentId, t.HolderUnitId, Text(t.ReceivedAt), Text(t.DueAt), Text(t.HandledAt), Text(t.ClosedAt), t.Returns, t.RedoCount,
        t.ResidentOutcome, t.Solved is { } solved ? (solved ? "是 yes" : "否 no") : null, t.TicketId,
    ];

    private static string? Text(DateTimeOffset? instant) => instant?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

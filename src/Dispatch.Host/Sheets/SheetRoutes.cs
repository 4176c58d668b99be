using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Host.Sheets;

/// <summary>Export and import of reference data: each kind under its own resource, and a workbook with all of them.</summary>
internal sealed class SheetRoutes : IApiResource
{
    private const int LargestFile = 20 * 1024 * 1024;
    private static readonly string[] _open = ["units", "categories", "duty-lists", "admissions"];
    private static readonly string[] _personal = ["members", "rosters"];

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var subject in _open.Concat(_personal))
        {
            var api = routes.MapGroup($"/api/v1/{subject}").WithTags(subject);
            var export = api.MapGet("/export", (HttpContext http, ApiCall call, DistrictTime time, string? format, string? unitId, string? asOf) => ExportAsync(http, call, time, subject, format, unitId, asOf))
                .Gives<byte[]>().GivesFiles("text/csv", ReportFormat.WorkbookType).WithSummary("导出 Export as XLSX or CSV");
            _ = _personal.Contains(subject) ? export.For(Reach.Everything, Roles.Admin) : export.ForSignedIn(Reach.Everything);
            MapImport(api, "/import", subject);
        }

        var all = routes.MapGroup("/api/v1/reference-data").WithTags("reference-data");
        all.MapGet("/export", (HttpContext http, ApiCall call, DistrictTime time, string? unitId, string? asOf) => ExportAsync(http, call, time, null, ReportFormat.Workbook, unitId, asOf))
            .For(Reach.Everything, Roles.Admin).Gives<byte[]>().GivesFiles(ReportFormat.WorkbookType).WithSummary("导出全部基础数据 Export organisation, categories and lists as one workbook");
        MapImport(all, "/import", null);
    }

    private static void MapImport(RouteGroupBuilder api, string route, string? subject) =>
        api.MapPost(route, (HttpRequest request, ApiCall call, string? dryRun) => ImportAsync(request, call, subject, dryRun))
            .For(Reach.Everything, Roles.Admin).Gives<ImportReport>().WithMetadata(new FileSizeLimit(LargestFile))
            .TakesFiles([.. subject is null ? Array.Empty<string>() : ["text/csv"], ReportFormat.WorkbookType, FileConventions.Form])
            .WithSummary("导入 Import XLSX or CSV, all or nothing; dryRun=true only says what is wrong");

    private static async Task<IResult> ExportAsync(HttpContext http, ApiCall call, DistrictTime time, string? subject, string? format, string? unitId, string? asOf)
    {
        var wanted = ReportFormat.Of(format, http.Request.Headers.Accept.ToString());
        var tables = await call.FindAsync(new ExportReference(subject, unitId, QueryText.Day("asOf", asOf, time)));
        var name = subject ?? "reference-data";
        return wanted == ReportFormat.Csv
            ? Results.File(SheetFile.Csv(tables[0]), "text/csv; charset=utf-8", $"{name}.csv")
            : Results.File(SheetFile.Workbook(tables), ReportFormat.WorkbookType, $"{name}.xlsx");
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, ApiCall call, string? subject, string? dryRun)
    {
        var isTried = QueryText.Flag("dryRun", dryRun) ?? false;
        var tables = SheetFile.Read(await BytesAsync(request, call.Cancellation), subject);
        return isTried ? await call.AskAsync(new CheckImport(tables)) : await call.ChangeAsync(new ImportReference(tables), Answer.Ok);
    }

    // The file is the body itself, whatever it is called, or the one file of a form.
    private static async Task<byte[]> BytesAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            var form = await request.ReadFormAsync(cancellation);
            var file = form.Files.Count > 0 ? form.Files[0] : throw new InvalidRequestException("file", "请附上文件。Attach the file.");
            await file.CopyToAsync(bytes, cancellation);
        }
        else
        {
            await request.Body.CopyToAsync(bytes, cancellation);
        }

        return bytes.ToArray();
    }
}

using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Sheets;

/// <summary>Imports sheets of reference data: all of it, or nothing when one row is wrong. The names of the sheets say what they hold.</summary>
[AllowedFor(Roles.Admin)]
public sealed record ImportReference(IReadOnlyList<SheetTable> Tables) : ICommand<ImportReport>;

internal sealed class ImportReferenceHandler(ReferenceRows rows, IdGenerator ids, DistrictTime time) : IRequestHandler<ImportReference, ImportReport>
{
    public async Task<ImportReport> Handle(ImportReference request, CancellationToken cancellationToken)
    {
        var plan = new ImportPlan(await rows.EnterAsync(cancellationToken).ConfigureAwait(false), ids, time.Today, request.Tables);
        var report = plan.Report(dryRun: false);
        if (!plan.IsGood)
        {
            throw Refused(report);
        }

        plan.Write(rows);
        return report;
    }

    private static UnprocessableException Refused(ImportReport report)
    {
        var errors = new FieldErrors();
        foreach (var error in report.Errors)
        {
            errors.Add($"{error.Subject}[{error.Row}].{error.Field}", error.Message);
        }

        return new UnprocessableException(
            $"文件中有 {report.ErrorCount} 处错误,没有导入任何内容;请按行号修改后重新导入。The file has {report.ErrorCount} errors; nothing was imported. Mend the rows named and import it again.", errors);
    }
}

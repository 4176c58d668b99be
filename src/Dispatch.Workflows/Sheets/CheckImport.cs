using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Sheets;

/// <summary>Says what an import of these sheets would do and what is wrong in them, row by row, and changes nothing.</summary>
[AllowedFor(Roles.Admin)]
public sealed record CheckImport(IReadOnlyList<SheetTable> Tables) : IQuery<ImportReport>;

internal sealed class CheckImportHandler(IReferenceData reference, IdGenerator ids, DistrictTime time) : IRequestHandler<CheckImport, ImportReport>
{
    public Task<ImportReport> Handle(CheckImport request, CancellationToken cancellationToken) =>
        Task.FromResult(new ImportPlan(reference.Current, ids, time.Today, request.Tables).Report(dryRun: true));
}

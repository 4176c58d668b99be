using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.DutyLists;

/// <summary>Duty entries by id: of one unit or of a community with what its street and district lay down for it.</summary>
[AllowedForSignedIn]
public sealed record ListDutyEntries(PageRequest Page, string? UnitId = null, string? CommunityId = null, DutyList? List = null, string? CategoryCode = null, DutyState? State = null, DateOnly? AsOf = null) : IQuery<Page<DutyEntry>>;

internal sealed class ListDutyEntriesHandler(IReferenceData reference) : IRequestHandler<ListDutyEntries, Page<DutyEntry>>
{
    public Task<Page<DutyEntry>> Handle(ListDutyEntries request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var found = data.Duties.Entries.Where(row => (request.UnitId is null || row.UnitId == request.UnitId)
            && (request.CommunityId is null || (row.List != DutyList.Department && data.Units.SelfAndAncestors(request.CommunityId).Contains(row.UnitId)))
            && (request.List is null || row.List == request.List)
            && (request.CategoryCode is null || row.CategoryCode == request.CategoryCode)
            && (request.State is null || row.State == request.State)
            && (request.AsOf is not { } day || row.InForce(day)));
        return Task.FromResult(request.Page.Of(found, row => row.Id));
    }
}

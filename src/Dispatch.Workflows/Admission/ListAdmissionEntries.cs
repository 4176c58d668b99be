using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>Admission entries by id.</summary>
[AllowedForSignedIn]
public sealed record ListAdmissionEntries(PageRequest Page, string? DepartmentId = null, string? CommunityId = null, string? Matter = null, DateOnly? AsOf = null) : IQuery<Page<AdmissionEntry>>;

internal sealed class ListAdmissionEntriesHandler(IReferenceData reference) : IRequestHandler<ListAdmissionEntries, Page<AdmissionEntry>>
{
    public Task<Page<AdmissionEntry>> Handle(ListAdmissionEntries request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var found = data.Admissions.Entries.Where(row => (request.DepartmentId is null || row.DepartmentId == request.DepartmentId)
            && (request.CommunityId is null || row.UnitIds.Any(data.Units.SelfAndAncestors(request.CommunityId).Contains))
            && (request.Matter is null || row.Matter == request.Matter)
            && (request.AsOf is not { } day || row.InForce(day)));
        return Task.FromResult(request.Page.Of(found, row => row.Id));
    }
}

using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>Roster lines by id.</summary>
[AllowedForSignedIn]
public sealed record ListRosters(PageRequest Page, string? UnitId = null, string? MemberId = null, DateOnly? AsOf = null) : IQuery<Page<Roster>>;

internal sealed class ListRostersHandler(IReferenceData reference) : IRequestHandler<ListRosters, Page<Roster>>
{
    public Task<Page<Roster>> Handle(ListRosters request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var found = data.Units.Rosters.Where(row => (request.UnitId is null || row.UnitId == request.UnitId)
            && (request.MemberId is null || row.MemberId == request.MemberId)
            && (request.AsOf is not { } day || (row.ValidFrom <= day && (row.ValidTo is null || day <= row.ValidTo))));
        return Task.FromResult(request.Page.Of(found, row => row.Id));
    }
}

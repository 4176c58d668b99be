using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>Members by id.</summary>
[AllowedForSignedIn]
public sealed record ListMembers(PageRequest Page, string? UnitId = null, string? Post = null, DateOnly? AsOf = null) : IQuery<Page<Member>>;

internal sealed class ListMembersHandler(IReferenceData reference) : IRequestHandler<ListMembers, Page<Member>>
{
    public Task<Page<Member>> Handle(ListMembers request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var found = data.Units.Members.Where(row => request is { UnitId: null, Post: null, AsOf: null } || row.Posts.Any(p =>
            (request.UnitId is null || p.UnitId == request.UnitId)
            && (request.Post is null || p.Post == request.Post)
            && (request.AsOf is not { } day || p.InForce(day))));
        return Task.FromResult(request.Page.Of(found, row => row.Id));
    }
}

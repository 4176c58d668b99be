using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Clocks;

/// <summary>SLA policies by id.</summary>
[AllowedForSignedIn]
public sealed record ListSlaPolicies(PageRequest Page, string? TaskKind = null, string? CategoryCode = null, DateOnly? AsOf = null) : IQuery<Page<SlaPolicy>>;

internal sealed class ListSlaPoliciesHandler(IReferenceData reference) : IRequestHandler<ListSlaPolicies, Page<SlaPolicy>>
{
    public Task<Page<SlaPolicy>> Handle(ListSlaPolicies request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var found = data.Policies.Policies.Where(row => (request.TaskKind is null || row.TaskKind == request.TaskKind)
            && (request.CategoryCode is null || row.CategoryCode == request.CategoryCode)
            && (request.AsOf is not { } day || row.InForce(day)));
        return Task.FromResult(request.Page.Of(found, row => row.Id));
    }
}

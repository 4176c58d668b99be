using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Clocks;

/// <summary>One SLA policy.</summary>
[AllowedForSignedIn]
public sealed record GetSlaPolicy(string Id) : IQuery<SlaPolicy>;

internal sealed class GetSlaPolicyHandler(IReferenceData reference) : IRequestHandler<GetSlaPolicy, SlaPolicy>
{
    public Task<SlaPolicy> Handle(GetSlaPolicy request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        return Task.FromResult(data.Policies.Find(request.Id) ?? throw new NotFoundException($"没有时限规则 {request.Id}。There is no SLA policy {request.Id}."));
    }
}

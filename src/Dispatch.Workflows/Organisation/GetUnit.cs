using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>One unit.</summary>
[AllowedForSignedIn]
public sealed record GetUnit(string Id) : IQuery<Unit>;

internal sealed class GetUnitHandler(IReferenceData reference) : IRequestHandler<GetUnit, Unit>
{
    public Task<Unit> Handle(GetUnit request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        return Task.FromResult(data.Unit(request.Id) ?? throw new NotFoundException($"没有组织单位 {request.Id}。There is no unit {request.Id}."));
    }
}

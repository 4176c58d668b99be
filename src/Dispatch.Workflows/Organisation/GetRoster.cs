using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>One roster line.</summary>
[AllowedForSignedIn]
public sealed record GetRoster(string Id) : IQuery<Roster>;

internal sealed class GetRosterHandler(IReferenceData reference) : IRequestHandler<GetRoster, Roster>
{
    public Task<Roster> Handle(GetRoster request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        return Task.FromResult(data.Units.Roster(request.Id) ?? throw new NotFoundException($"没有值班 {request.Id}。There is no roster line {request.Id}."));
    }
}

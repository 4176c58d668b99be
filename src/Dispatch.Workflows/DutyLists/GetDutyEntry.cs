using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.DutyLists;

/// <summary>One duty entry.</summary>
[AllowedForSignedIn]
public sealed record GetDutyEntry(string Id) : IQuery<DutyEntry>;

internal sealed class GetDutyEntryHandler(IReferenceData reference) : IRequestHandler<GetDutyEntry, DutyEntry>
{
    public Task<DutyEntry> Handle(GetDutyEntry request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        return Task.FromResult(data.DutyEntry(request.Id) ?? throw new NotFoundException($"没有清单事项 {request.Id}。There is no duty entry {request.Id}."));
    }
}

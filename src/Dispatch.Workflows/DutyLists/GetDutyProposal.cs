using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.DutyLists;

/// <summary>One duty entry, whatever its state, with what the caller may do with it.</summary>
[AllowedForSignedIn]
public sealed record GetDutyProposal(string Id) : IQuery<DutyProposal>;

internal sealed class GetDutyProposalHandler(IReferenceData reference, CallerContext context) : IRequestHandler<GetDutyProposal, DutyProposal>
{
    public Task<DutyProposal> Handle(GetDutyProposal request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        return Task.FromResult(data.DutyEntry(request.Id) is { } entry
            ? DutyProposal.Of(entry, data, context.Caller)
            : throw new NotFoundException($"没有清单事项 {request.Id}。There is no duty entry {request.Id}."));
    }
}

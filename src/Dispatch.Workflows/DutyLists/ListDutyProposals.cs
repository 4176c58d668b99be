using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.DutyLists;

/// <summary>The entries on their way to publication in which the caller has a part: those that wait for the caller first.</summary>
[AllowedForSignedIn]
public sealed record ListDutyProposals : IQuery<IReadOnlyList<DutyProposal>>;

internal sealed class ListDutyProposalsHandler(IReferenceData reference, CallerContext context) : IRequestHandler<ListDutyProposals, IReadOnlyList<DutyProposal>>
{
    public Task<IReadOnlyList<DutyProposal>> Handle(ListDutyProposals request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        return Task.FromResult<IReadOnlyList<DutyProposal>>(
        [
            .. data.Duties.Entries.Where(e => e.State is DutyState.Proposed or DutyState.Confirmed)
                .Select(e => DutyProposal.Of(e, data, context.Caller)).Where(p => p.Concerns).OrderByDescending(p => p.Waits),
        ]);
    }
}

using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.DutyLists;

/// <summary>The other side refuses a proposed entry, the proposer takes it back, or the district sends a confirmed one away instead of publishing it.</summary>
[AllowedFor(Roles.Admin, Roles.District, Roles.Street, Roles.Community, Roles.Department)]
public sealed record RefuseDutyEntry(string Id, string? Reason) : ICommand<DutyEntry>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("reason", Reason, 1000);
}

internal sealed class RefuseDutyEntryHandler(DutySteps steps, CallerContext context) : IRequestHandler<RefuseDutyEntry, DutyEntry>
{
    public async Task<DutyEntry> Handle(RefuseDutyEntry request, CancellationToken cancellationToken)
    {
        var (entry, data) = await steps.EnterAsync(request.Id, cancellationToken, DutyState.Proposed, DutyState.Confirmed).ConfigureAwait(false);
        var sides = DutySides.Of(entry, data);
        var takesBack = sides.MayTakeBack(context.Caller);
        if (!takesBack && !sides.MayRefuse(context.Caller))
        {
            throw new ForbiddenException($"应由另一方({sides.Asked})退回或由提出方撤回。The other side refuses ({sides.Asked}), or the proposer takes it back.");
        }

        return steps.Step(entry, entry with { State = DutyState.Refused }, takesBack ? "withdrawn" : "refused", request.Reason);
    }
}

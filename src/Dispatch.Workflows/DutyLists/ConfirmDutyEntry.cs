using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.DutyLists;

/// <summary>The other side agrees to a proposed entry (互认).</summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Department)]
public sealed record ConfirmDutyEntry(string Id, string? Reason = null) : ICommand<DutyEntry>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.AtMost("reason", Reason, 1000);
}

internal sealed class ConfirmDutyEntryHandler(DutySteps steps, CallerContext context) : IRequestHandler<ConfirmDutyEntry, DutyEntry>
{
    public async Task<DutyEntry> Handle(ConfirmDutyEntry request, CancellationToken cancellationToken)
    {
        var (entry, data) = await steps.EnterAsync(request.Id, cancellationToken, DutyState.Proposed).ConfigureAwait(false);
        if (!DutySides.Of(entry, data).MayConfirm(context.Caller))
        {
            throw new ForbiddenException($"应由另一方({DutySides.Of(entry, data).Asked})确认。The other side confirms: {DutySides.Of(entry, data).Asked}.");
        }

        return steps.Step(entry, entry with { State = DutyState.Confirmed, ConfirmedBy = context.Caller.UnitId }, "confirmed", request.Reason);
    }
}

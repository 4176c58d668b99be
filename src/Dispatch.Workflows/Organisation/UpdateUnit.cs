using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>Puts new values in the place of a unit's; what the draft leaves out is cleared, but for the first day in force.</summary>
[AllowedFor(Roles.Admin)]
public sealed record UpdateUnit(string Id, UnitDraft Draft) : ICommand<Unit>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors, Id);
}

internal sealed class UpdateUnitHandler(ReferenceRows rows, Precondition precondition) : IRequestHandler<UpdateUnit, Unit>
{
    public async Task<Unit> Handle(UpdateUnit request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var before = data.Unit(request.Id) ?? throw new NotFoundException($"没有组织单位 {request.Id}。There is no unit {request.Id}.");
        precondition.Require(before.Version);
        var unit = request.Draft.ToUnit(before.Id, before.Version + 1, before.ValidFrom);
        UnitRules.Require(unit, data);
        rows.Update(unit, before.Version);
        return unit;
    }
}

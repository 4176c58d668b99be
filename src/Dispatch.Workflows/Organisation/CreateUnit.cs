using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>Adds a unit.</summary>
[AllowedFor(Roles.Admin)]
public sealed record CreateUnit(UnitDraft Draft) : ICommand<Unit>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors);
}

internal sealed class CreateUnitHandler(ReferenceRows rows, IdGenerator ids, DistrictTime time) : IRequestHandler<CreateUnit, Unit>
{
    public async Task<Unit> Handle(CreateUnit request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var id = request.Draft.Id ?? ids.Next();
        if (data.Unit(id) is not null)
        {
            throw new ConflictException($"已有组织单位 {id},请换一个编号或用 PUT 修改。There is a unit {id} already: choose another id, or change it with PUT.");
        }

        var unit = request.Draft.ToUnit(id, 1, time.Today);
        UnitRules.Require(unit, data);
        rows.Insert(unit);
        return unit;
    }
}

using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>
/// Orders that units end on a date and others take over: a merger, a split or a dissolution. When the date comes, the units below and the open tickets
/// and tasks move; what has ended, and past reports, keep the old unit. A date that is today or past is carried out at once.
/// </summary>
/// <param name="UnitIds">The units that end: several of one kind for a merger, one otherwise.</param>
/// <param name="Parts">Who takes over: one for a merger or dissolution, several for a split. They are made beforehand.</param>
[AllowedFor(Roles.Admin)]
public sealed record ReorganiseUnits(
    ReorganisationKind Kind, IReadOnlyList<string> UnitIds, IReadOnlyList<ReorganisationPart> Parts, DateOnly? OnDate = null, string? Basis = null) : ICommand<Reorganisation>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        errors.AtMost("basis", Basis, 500);
        if (UnitIds.Count == 0 || UnitIds.Distinct().Count() != UnitIds.Count || (Kind != ReorganisationKind.Merge && UnitIds.Count > 1))
        {
            errors.Add("unitIds", "合并填一个或多个不同的单位,拆分或撤销填一个。Name the units that end: one or more different ones for a merger, else one.");
        }

        if (Kind == ReorganisationKind.Split ? Parts.Count < 2 : Parts.Count != 1)
        {
            errors.Add("parts", "拆分至少两个承接单位,合并或撤销只有一个。A split has at least two successors, a merger or dissolution one.");
        }

        if (Parts.Count(p => p is { Children: null or [], Categories: null or [] }) > 1)
        {
            errors.Add("parts", "最多一个承接单位可以不写承接内容(承接其余全部)。At most one part may leave out what it takes: it takes the rest.");
        }
    }
}

internal sealed class ReorganiseUnitsHandler(ReferenceRows rows, UnitOfWork unit, ITimers timers, IdGenerator ids, DistrictTime time) : IRequestHandler<ReorganiseUnits, Reorganisation>
{
    public async Task<Reorganisation> Handle(ReorganiseUnits request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var order = new Reorganisation
        {
            Id = ids.Next(),
            Kind = request.Kind,
            UnitIds = request.UnitIds,
            Parts = request.Parts,
            OnDate = request.OnDate ?? time.Today,
            Basis = request.Basis,
            OrderedAt = time.Now,
        };
        ReorganisationRules.Require(order, data);
        foreach (var id in order.UnitIds.Where(id => id != order.Heir))
        {
            End(data.Unit(id)!, order);
        }

        rows.Insert(order);
        UnitMoves.Order(unit, timers, order, time);
        return order;
    }

    private void End(Unit ending, Reorganisation order)
    {
        var last = order.OnDate.AddDays(-1);
        rows.Update(
            ending with { ValidTo = last < ending.ValidFrom ? ending.ValidFrom : last, SuccessorId = order.Heir, Version = ending.Version + 1 },
            ending.Version,
            order.Kind.ToString().ToLowerInvariant(),
            order.Basis);
    }
}

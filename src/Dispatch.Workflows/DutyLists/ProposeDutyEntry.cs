using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.DutyLists;

/// <summary>One side puts an entry forward, new or in the place of a published one (<see cref="AmendsId"/>). It decides nothing before the other side has agreed and it is published.</summary>
[AllowedFor(Roles.Admin, Roles.District, Roles.Street, Roles.Community, Roles.Department)]
public sealed record ProposeDutyEntry(DutyEntryDraft Draft, string? AmendsId = null, string? Reason = null) : ICommand<DutyEntry>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        Draft.Validate(errors);
        errors.AtMost("reason", Reason, 1000);
    }
}

internal sealed class ProposeDutyEntryHandler(ReferenceRows rows, IdGenerator ids, DistrictTime time, CallerContext context, Precondition precondition) : IRequestHandler<ProposeDutyEntry, DutyEntry>
{
    public async Task<DutyEntry> Handle(ProposeDutyEntry request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (request.AmendsId is { } amended)
        {
            precondition.Require(Amended(amended, data).Version);
        }

        var id = request.Draft.Id ?? ids.Next();
        if (data.DutyEntry(id) is not null)
        {
            throw new ConflictException($"已有清单事项 {id},请换一个编号。There is a duty entry {id} already: choose another id.");
        }

        RequireAmendable(request, data);
        var entry = request.Draft.ToDutyEntry(id, 1, time.Today) with
        {
            State = DutyState.Proposed,
            AmendsId = request.AmendsId,
            ProposedBy = context.Caller.UnitId ?? context.Caller.Id,
            ConfirmedBy = null,
        };
        DutyEntryRules.Require(entry, data);
        if (!DutySides.Of(entry, data).MayPropose(context.Caller))
        {
            throw new ForbiddenException("只有清单所属单位、其上级或主办部门可以提出该事项。Only the unit whose list it is, a unit above it or the leading department may propose this entry.");
        }

        // What binds the district alone has nobody to ask.
        entry = DutySides.Of(entry, data).Asked is null ? entry with { State = DutyState.Confirmed, ConfirmedBy = entry.ProposedBy } : entry;
        rows.Insert(entry, "proposed", request.Reason);
        return entry;
    }

    private static DutyEntry Amended(string id, ReferenceData data) => data.DutyEntry(id) ?? throw new NotFoundException($"没有清单事项 {id}。There is no duty entry {id}.");

    private static void RequireAmendable(ProposeDutyEntry request, ReferenceData data)
    {
        if (request.AmendsId is not { } amended)
        {
            return;
        }

        var before = Amended(amended, data);
        if (before.State != DutyState.Published)
        {
            throw new ConflictException($"清单事项 {amended} 尚未公布,不能修订。Duty entry {amended} is not published: only a published one is amended.");
        }

        if (before.UnitId != request.Draft.UnitId || before.CategoryCode != request.Draft.CategoryCode)
        {
            throw new InvalidRequestException("amendsId", "修订应针对同一单位、同一类别的事项。An amendment is for the same unit and category.");
        }

        if (data.Duties.Entries.FirstOrDefault(e => e.AmendsId == amended && e.State is DutyState.Proposed or DutyState.Confirmed) is { } pending)
        {
            throw new ConflictException($"对 {amended} 的修订 {pending.Id} 尚在办理中。An amendment of {amended} is under way already: {pending.Id}.");
        }
    }
}

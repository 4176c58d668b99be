using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.DutyLists;

/// <summary>Adds a duty entry.</summary>
[AllowedFor(Roles.Admin)]
public sealed record CreateDutyEntry(DutyEntryDraft Draft) : ICommand<DutyEntry>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors);
}

internal sealed class CreateDutyEntryHandler(ReferenceRows rows, IdGenerator ids, DistrictTime time) : IRequestHandler<CreateDutyEntry, DutyEntry>
{
    public async Task<DutyEntry> Handle(CreateDutyEntry request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var id = request.Draft.Id ?? ids.Next();
        if (data.DutyEntry(id) is not null)
        {
            throw new ConflictException($"已有清单事项 {id},请换一个编号或用 PUT 修改。There is a duty entry {id} already: choose another id, or change it with PUT.");
        }

        var entry = request.Draft.ToDutyEntry(id, 1, time.Today);
        DutyEntryRules.Require(entry, data);
        rows.Insert(entry);
        return entry;
    }
}

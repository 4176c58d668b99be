using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.DutyLists;

/// <summary>Puts new values in the place of a duty entry's; what the draft leaves out is cleared, but for the first day in force.</summary>
[AllowedFor(Roles.Admin)]
public sealed record UpdateDutyEntry(string Id, DutyEntryDraft Draft) : ICommand<DutyEntry>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors, Id);
}

internal sealed class UpdateDutyEntryHandler(ReferenceRows rows, Precondition precondition) : IRequestHandler<UpdateDutyEntry, DutyEntry>
{
    public async Task<DutyEntry> Handle(UpdateDutyEntry request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var before = data.DutyEntry(request.Id) ?? throw new NotFoundException($"没有清单事项 {request.Id}。There is no duty entry {request.Id}.");
        precondition.Require(before.Version);
        var entry = request.Draft.ToDutyEntry(before.Id, before.Version + 1, before.ValidFrom) with { AmendsId = before.AmendsId };
        DutyEntryRules.Require(entry, data);
        rows.Update(entry, before.Version);
        return entry;
    }
}

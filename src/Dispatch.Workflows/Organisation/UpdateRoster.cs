using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>Puts new values in the place of a roster line's; what the draft leaves out is cleared, but for the first day in force.</summary>
[AllowedFor(Roles.Admin)]
public sealed record UpdateRoster(string Id, RosterDraft Draft) : ICommand<Roster>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors, Id);
}

internal sealed class UpdateRosterHandler(ReferenceRows rows, Precondition precondition) : IRequestHandler<UpdateRoster, Roster>
{
    public async Task<Roster> Handle(UpdateRoster request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var before = data.Units.Roster(request.Id) ?? throw new NotFoundException($"没有值班 {request.Id}。There is no roster line {request.Id}.");
        precondition.Require(before.Version);
        var roster = request.Draft.ToRoster(before.Id, before.Version + 1, before.ValidFrom);
        RosterRules.Require(roster, data);
        rows.Update(roster, before.Version);
        return roster;
    }
}

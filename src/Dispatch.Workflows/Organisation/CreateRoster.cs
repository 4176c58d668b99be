using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>Adds a roster line.</summary>
[AllowedFor(Roles.Admin)]
public sealed record CreateRoster(RosterDraft Draft) : ICommand<Roster>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors);
}

internal sealed class CreateRosterHandler(ReferenceRows rows, IdGenerator ids, DistrictTime time) : IRequestHandler<CreateRoster, Roster>
{
    public async Task<Roster> Handle(CreateRoster request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var id = request.Draft.Id ?? ids.Next();
        if (data.Units.Roster(id) is not null)
        {
            throw new ConflictException($"已有值班 {id},请换一个编号或用 PUT 修改。There is a roster line {id} already: choose another id, or change it with PUT.");
        }

        var roster = request.Draft.ToRoster(id, 1, time.Today);
        RosterRules.Require(roster, data);
        rows.Insert(roster);
        return roster;
    }
}

using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.DutyLists;

/// <summary>The district publishes what both sides have agreed on; it counts from its first day, today at the earliest, and ends the entry that it amends the day before.</summary>
[AllowedFor(Roles.Admin, Roles.District)]
public sealed record PublishDutyEntry(string Id, string? Reason = null) : ICommand<DutyEntry>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.AtMost("reason", Reason, 1000);
}

internal sealed class PublishDutyEntryHandler(DutySteps steps, DistrictTime time) : IRequestHandler<PublishDutyEntry, DutyEntry>
{
    public async Task<DutyEntry> Handle(PublishDutyEntry request, CancellationToken cancellationToken)
    {
        var (entry, data) = await steps.EnterAsync(request.Id, cancellationToken, DutyState.Confirmed).ConfigureAwait(false);
        var published = entry with { State = DutyState.Published, ValidFrom = entry.ValidFrom < time.Today ? time.Today : entry.ValidFrom };
        DutyEntryRules.Require(published, data);
        if (data.DutyEntry(entry.AmendsId) is { } amended)
        {
            End(amended, published);
        }

        return steps.Step(entry, published, "published", request.Reason);
    }

    // An entry that had not begun yet never counts: it ends before its first day.
    private void End(DutyEntry amended, DutyEntry by)
    {
        var last = by.ValidFrom.AddDays(-1);
        if (amended.ValidTo is null || amended.ValidTo > last)
        {
            steps.Step(
                amended,
                last < amended.ValidFrom ? amended with { State = DutyState.Refused } : amended with { ValidTo = last },
                "amended",
                by.Id);
        }
    }
}

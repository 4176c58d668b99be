using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.DutyLists;

/// <summary>What the steps of an entry from proposal to publication share: finding it in the right state, and putting it on record.</summary>
internal sealed class DutySteps(ReferenceRows rows, Precondition precondition)
{
    /// <summary>The entry for a step, when it stands where the step begins.</summary>
    /// <exception cref="NotFoundException">It isn't there.</exception>
    /// <exception cref="ConflictException">It stands elsewhere.</exception>
    public async Task<(DutyEntry Entry, ReferenceData Data)> EnterAsync(string id, CancellationToken cancellation, params IReadOnlyList<DutyState> from)
    {
        var data = await rows.EnterAsync(cancellation).ConfigureAwait(false);
        var entry = data.DutyEntry(id) ?? throw new NotFoundException($"没有清单事项 {id}。There is no duty entry {id}.");
        precondition.Require(entry.Version);
        return from.Contains(entry.State)
            ? (entry, data)
            : throw new ConflictException($"清单事项 {id} 的状态是{Chinese(entry.State)},不能这样办理。Duty entry {id} is {entry.State.ToString().ToLowerInvariant()}: this step is for {string.Join(" or ", from.Select(s => s.ToString().ToLowerInvariant()))} ones.");
    }

    /// <summary>Puts the entry as it becomes in the place of what it was.</summary>
    public DutyEntry Step(DutyEntry before, DutyEntry after, string action, string? reason)
    {
        var stored = after with { Version = before.Version + 1 };
        rows.Update(stored, before.Version, action, reason);
        return stored;
    }

    private static string Chinese(DutyState state) => state switch
    {
        DutyState.Proposed => "已提出",
        DutyState.Confirmed => "已互认",
        DutyState.Published => "已公布",
        _ => "已退回",
    };
}

using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Runtime;

/// <summary>
/// Runs bursts inside a unit of work: loads the instance (once per unit), executes, and adds everything the burst changed to the unit.
/// Nothing is stored before the unit commits. All methods take the instance's gate first.
/// </summary>
public interface IWorkflowRuntime
{
    /// <summary>Starts a new instance of the published version and runs its first burst.</summary>
    /// <exception cref="Primitives.NotFoundException">No such definition, or no published version.</exception>
    Task<BurstResult> StartAsync(UnitOfWork unit, StartInstance start, CancellationToken cancellation);

    /// <summary>Resumes one bookmark.</summary>
    /// <exception cref="Primitives.NotFoundException">No such instance.</exception>
    /// <exception cref="Primitives.ConflictException">The instance no longer waits there.</exception>
    Task<BurstResult> ResumeAsync(UnitOfWork unit, string instanceId, string bookmarkId, object? input, CancellationToken cancellation);

    /// <summary>Cancels the instance, its waits and timers, and (through the outbox) its child instances. Does nothing when it has ended.</summary>
    Task<BurstResult> CancelAsync(UnitOfWork unit, string instanceId, CancellationToken cancellation);

    /// <summary>Runs what asked for a burst of its own (<c>runAsynchronously</c>); does nothing when nothing did.</summary>
    Task<BurstResult> ContinueAsync(UnitOfWork unit, string instanceId, CancellationToken cancellation);

    /// <summary>Runs a failed activity again, or skips it with the given outcomes, and removes its incidents.</summary>
    /// <exception cref="Primitives.ConflictException">No activity of that id has failed.</exception>
    Task<BurstResult> MendAsync(UnitOfWork unit, string instanceId, string activityId, bool skip, IReadOnlyList<string> outcomes, CancellationToken cancellation);

    /// <summary>The instance as it is stored, before the bursts of this unit; null for one that this unit has started or changed already.</summary>
    /// <exception cref="Primitives.NotFoundException">No such instance.</exception>
    Task<InstanceSnapshot?> SnapshotAsync(UnitOfWork unit, string instanceId, CancellationToken cancellation);

    /// <summary>Puts the instance back to where it was before its last burst, with its waits and timers; what that burst sent out stays sent.</summary>
    /// <exception cref="Primitives.ConflictException">It has gone on since.</exception>
    Task RestoreAsync(UnitOfWork unit, InstanceSnapshot snapshot, CancellationToken cancellation);
}

namespace Dispatch.Engine.Persistence;

/// <summary>The store: gives read sessions, and is the only place that commits.</summary>
public interface IDatabase
{
    /// <summary>A session that sees everything committed up to now.</summary>
    /// <exception cref="Primitives.StoreUnavailableException">The database cannot be opened.</exception>
    ReadSession OpenRead();

    /// <summary>
    /// Applies all writes of <paramref name="unit"/> in one transaction, perhaps together with other units, and returns
    /// when they are durable. All or nothing: a unit whose write throws leaves no trace and the exception reaches the caller.
    /// </summary>
    /// <exception cref="Primitives.WriteConflictException">Another writer was first.</exception>
    /// <exception cref="Primitives.StoreUnavailableException">The database cannot take writes now; nothing was stored.</exception>
    Task CommitAsync(UnitOfWork unit, CancellationToken cancellation);
}

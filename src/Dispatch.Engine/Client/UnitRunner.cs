using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;

namespace Dispatch.Engine.Client;

/// <summary>Runs work as one unit: gathers its writes, stores them in one transaction, and runs it again on the new state when another writer was first.</summary>
public sealed class UnitRunner(UnitOfWork unit, IDatabase database, IEnumerable<ICommitContributor> contributors)
{
    private const int Attempts = 8;

    /// <summary>Runs <paramref name="work"/>; work that runs inside another unit's joins it.</summary>
    public async Task<T> RunAsync<T>(object request, Func<Task<T>> work, CancellationToken cancellation)
    {
        if (unit.IsOpen)
        {
            return await work().ConfigureAwait(false);
        }

        unit.Open();
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await RunOnceAsync(request, work, cancellation).ConfigureAwait(false);
                }
                catch (WriteConflictException) when (attempt < Attempts)
                {
                    unit.Reset();
                }
            }
        }
        finally
        {
            unit.Close();
        }
    }

    private async Task<T> RunOnceAsync<T>(object request, Func<Task<T>> work, CancellationToken cancellation)
    {
        var response = await work().ConfigureAwait(false);
        foreach (var contributor in contributors)
        {
            contributor.Contribute(unit, request, response);
        }

        unit.PrepareCommit();
        if (!unit.IsEmpty)
        {
            await database.CommitAsync(unit, cancellation).ConfigureAwait(false);
        }

        unit.Committed();
        return response;
    }
}

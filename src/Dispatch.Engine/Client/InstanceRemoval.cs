using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Client;

/// <summary>Removes instances with everything that belongs to them, as part of the unit.</summary>
public sealed class InstanceRemoval(UnitOfWork unit, IDatabase database)
{
    private static readonly string[] _statements =
    [
        "DELETE FROM engine_bookmarks WHERE instance_id = $1",
        "DELETE FROM engine_timers WHERE instance_id = $1",
        "DELETE FROM engine_bursts WHERE instance_id = $1",
        "DELETE FROM engine_instances WHERE id = $1",
    ];

    /// <summary>Removes the instances that are there and answers how many.</summary>
    internal async Task<int> RemoveAsync(IEnumerable<string> instanceIds, CancellationToken cancellation)
    {
        var removed = 0;
        foreach (var id in instanceIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await unit.EnterAsync(id, cancellation).ConfigureAwait(false);
            if (IsThere(id))
            {
                removed++;
                unit.Write(session =>
                {
                    foreach (var statement in _statements)
                    {
                        session.Execute(statement, id);
                    }
                });
            }
        }

        return removed;
    }

    internal Task<int> RemoveOfAsync(string definitionId, CancellationToken cancellation)
    {
        List<string> ids;
        using (var read = database.OpenRead())
        {
            ids = read.Query("SELECT id FROM engine_instances WHERE definition_id = $1", r => r.GetString(0), definitionId);
        }

        return RemoveAsync(ids, cancellation);
    }

    private bool IsThere(string id)
    {
        using var read = database.OpenRead();
        return read.QueryFirst("SELECT 1 FROM engine_instances WHERE id = $1", _ => true, id);
    }
}

using Dispatch.Engine.Client;
using Dispatch.Engine.Diagnostics;
using Dispatch.Engine.Primitives;

namespace Dispatch.Host.Health;

/// <summary>Writes a row: the only proof that the database takes writes.</summary>
internal sealed class StoreProbe(UnitScopes units, TimeProvider time) : IReadinessProbe
{
    public string Name => "store";

    public async Task<string?> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await units.RunAsync(
                this,
                (_, unit) =>
                {
                    var now = time.GetUtcNow();
                    unit.Write(session => session.Execute(
                        "INSERT INTO host_probe (id, at) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET at = excluded.at", "ready", now));
                    return Task.FromResult(true);
                },
                cancellation);
            return null;
        }
        catch (StoreUnavailableException)
        {
            return "数据库无法写入。The database takes no writes.";
        }
    }
}

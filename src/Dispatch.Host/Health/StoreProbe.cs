using Dispatch.Engine.Client;
using Dispatch.Engine.Diagnostics;
using Dispatch.Engine.Primitives;

namespace Dispatch.Host.Health;

/// <summary>Writes a row: the only proof that the database takes writes. Where one row passes and larger changes fail, the commits of the last seconds tell.</summary>
internal sealed class StoreProbe(UnitScopes units, CommitRecord commits, TimeProvider time) : IReadinessProbe
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
            return commits.IsFailing ? "数据库有部分写入失败。Some of the writes to the database fail." : null;
        }
        catch (StoreUnavailableException)
        {
            return "数据库无法写入。The database takes no writes.";
        }
    }
}

using System.Globalization;
using Dispatch.Engine.Persistence;

namespace Dispatch.Store.Tests;

/// <summary>Counts the units of one transaction, and leaves the count as a message.</summary>
internal sealed class Tally : IGathered
{
    public int Count { get; set; }

    public void WriteTo(WriteSession session) => session.Execute(
        "INSERT INTO engine_outbox (id, kind, stream, payload, created_at, attempts, next_at, is_dead, error) VALUES ($1, 'tally', 'test', $2, 0, 0, 0, 0, NULL)",
        Guid.NewGuid().ToString("n"), Count.ToString(CultureInfo.InvariantCulture));
}

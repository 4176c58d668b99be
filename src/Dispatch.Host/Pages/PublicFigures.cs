using Dispatch.Engine.Persistence;

namespace Dispatch.Host.Pages;

/// <summary>The few figures that anybody may see: counts, nothing that belongs to a person or a place.</summary>
internal sealed class PublicFigures(IDatabase database, TimeProvider time)
{
    public Counts LastThirtyDays()
    {
        var from = time.GetUtcNow().AddDays(-30);
        using var read = database.OpenRead();
        var (received, closed) = read.QueryFirst(
            "SELECT COUNT(*), COUNT(closed_at) FROM tickets WHERE received_at >= $1", r => (r.GetInt64(0), r.GetInt64(1)), from);
        var (evaluated, satisfied) = read.QueryFirst(
            "SELECT COUNT(*), COUNT(CASE WHEN outcome <> 'Dissatisfied' THEN 1 END) FROM evaluations WHERE side = 'Resident' AND outcome IS NOT NULL AND given_at >= $1",
            r => (r.GetInt64(0), r.GetInt64(1)),
            from);
        return new Counts(received, closed, evaluated, satisfied);
    }

    /// <summary>Counts of the period.</summary>
    internal sealed record Counts(long Received, long Closed, long Evaluated, long Satisfied);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dispatch.Engine.Persistence;

namespace Dispatch.Host.Audit;

/// <summary>Writes entries behind each other and proves that none was touched.</summary>
internal static class AuditChain
{
    private const string Columns = "seq, at, actor_kind, actor_id, actor_unit_id, action, subject_kind, subject_id, summary, changes, previous, hash";

    private static readonly string _beginning = new('0', 64);

    /// <summary>Adds an entry at the end; called inside the one writing transaction, so that no two can take the same place.</summary>
    public static void Append(WriteSession session, AuditEntry entry)
    {
        var (last, previous) = Head(session);
        var chained = entry with { Seq = last + 1, Previous = previous };
        chained = chained with { Hash = HashOf(chained) };
        session.Execute(
            $"INSERT INTO host_audit ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            chained.Seq, chained.At, chained.ActorKind, chained.ActorId, chained.ActorUnitId, chained.Action, chained.SubjectKind, chained.SubjectId, chained.Summary, chained.Changes, chained.Previous, chained.Hash);
    }

    /// <summary>Recomputes the chain and names the first entry that does not fit.</summary>
    /// <param name="anchors">Heads that were kept outside: an entry that is missing or differs was cut off or written anew.</param>
    public static AuditVerdict Verify(DbSession session, params IReadOnlyCollection<AuditAnchor> anchors)
    {
        var expected = anchors.DistinctBy(a => a.Seq).ToDictionary(a => a.Seq, a => a.Hash);
        const int Step = 1000;
        long seq = 0;
        var previous = _beginning;
        while (true)
        {
            var page = session.Query($"SELECT {Columns} FROM host_audit WHERE seq > $1 ORDER BY seq LIMIT $2", Read, seq, Step);
            foreach (var entry in page)
            {
                if (entry.Seq != seq + 1 || entry.Previous != previous || entry.Hash != HashOf(entry) || (expected.TryGetValue(entry.Seq, out var anchored) && anchored != entry.Hash))
                {
                    return new AuditVerdict(false, seq, previous, seq + 1);
                }

                (seq, previous) = (entry.Seq, entry.Hash);
            }

            if (page.Count < Step)
            {
                return anchors.Any(a => a.Seq > seq) ? new AuditVerdict(false, seq, previous, seq + 1) : new AuditVerdict(true, seq, previous, null);
            }
        }
    }

    public static AuditEntry Read(System.Data.Common.DbDataReader row) => new()
    {
        Seq = row.GetInt64(0),
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
        ActorKind = row.GetString(2),
        ActorId = Text(row, 3),
        ActorUnitId = Text(row, 4),
        Action = row.GetString(5),
        SubjectKind = Text(row, 6),
        SubjectId = Text(row, 7),
        Summary = Text(row, 8),
        Changes = Text(row, 9),
        Previous = row.GetString(10),
        Hash = row.GetString(11),
    };

    public static List<AuditEntry> Page(ReadSession session, long before, string? actorId, string? action, string? subjectId, int take) => session.Query(
        $"SELECT {Columns} FROM host_audit WHERE seq < $1 AND ($2 IS NULL OR actor_id = $2) AND ($3 IS NULL OR action = $3) AND ($4 IS NULL OR subject_id = $4) ORDER BY seq DESC LIMIT $5",
        Read, before, actorId, action, subjectId, take);

    private static (long Seq, string Hash) Head(WriteSession session) => session.QueryFirst(
        "SELECT seq, hash FROM host_audit ORDER BY seq DESC LIMIT 1", row => (row.GetInt64(0), row.GetString(1))) is { Item1: > 0 } head ? head : (0, _beginning);

    private static string? Text(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    // Lengths stand before the fields, so that no two different entries make the same text.
    private static string HashOf(AuditEntry entry)
    {
        var text = new StringBuilder();
        foreach (var field in new[]
        {
            entry.Previous, entry.Seq.ToString(CultureInfo.InvariantCulture), entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            entry.ActorKind, entry.ActorId, entry.ActorUnitId, entry.Action, entry.SubjectKind, entry.SubjectId, entry.Summary, entry.Changes,
        })
        {
            text.Append(field is null ? "-" : field.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(field).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

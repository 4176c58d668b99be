using System.Text;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>The communities' counters by day, those of one street packed in one row.</summary>
internal sealed class CommunityDays : ICounterStore
{
    private const string Find = "SELECT communities FROM report_community_days WHERE day = $1 AND district_id = $2 AND street_id = $3";

    private const string Upsert =
        """
        INSERT INTO report_community_days (day, district_id, street_id, communities) VALUES ($1, $2, $3, $4)
        ON CONFLICT (day, district_id, street_id) DO UPDATE SET communities = excluded.communities
        """;

    /// <inheritdoc/>
    public void Add(WriteSession session, CounterKey key, CounterChange change)
    {
        var (day, stored) = (ReportCounters.Text(key.Day), Array.Empty<byte>());
        session.QueryFirst(Find, row => stored = (byte[])row.GetValue(0), day, key.DistrictId, key.StreetId);
        session.Execute(Upsert, day, key.DistrictId, key.StreetId, CounterPack.With(stored, key.Key, change));
    }

    /// <inheritdoc/>
    public void Write(WriteSession session, CounterStretch stretch)
    {
        foreach (var street in stretch.Counters.GroupBy(c => (c.Key.DistrictId, c.Key.StreetId)))
        {
            session.Execute(Upsert, ReportCounters.Text(stretch.Day), street.Key.DistrictId, street.Key.StreetId, CounterPack.Of(street.Select(c => (c.Key.Key, c.Value))));
        }
    }

    /// <inheritdoc/>
    public void Read(DbSession session, CounterGroup group, SqlCondition condition, int times, CounterOfKey into) => session.Query(
        $"SELECT communities FROM report_community_days{condition}",
        row =>
        {
            Span<char> key = stackalloc char[256];
            for (var entries = new CounterPackReader((byte[])row.GetValue(0)); entries.Next();)
            {
                var name = entries.Key.Length <= key.Length ? key[..Encoding.UTF8.GetChars(entries.Key, key)] : Encoding.UTF8.GetString(entries.Key).AsSpan();
                CounterPack.Add(entries.Content, into(name), times);
            }

            return 0;
        },
        condition.Values);

    /// <inheritdoc/>
    public CounterStretch Of(DbSession session, CounterGroup group, DateOnly day)
    {
        var counters = new Dictionary<CounterKey, CounterChange>();
        session.Query(
            "SELECT district_id, street_id, communities FROM report_community_days WHERE day = $1",
            row =>
            {
                for (var entries = new CounterPackReader((byte[])row.GetValue(2)); entries.Next();)
                {
                    var counter = counters[new CounterKey(group, day, row.GetString(0), row.GetString(1), Encoding.UTF8.GetString(entries.Key))] = new CounterChange();
                    CounterPack.Add(entries.Content, counter);
                }

                return 0;
            },
            ReportCounters.Text(day));
        return new CounterStretch(group, day, counters);
    }

    /// <inheritdoc/>
    public long Filled(DbSession session)
    {
        var filled = 0L;
        session.Query(
            "SELECT communities FROM report_community_days",
            row =>
            {
                for (var entries = new CounterPackReader((byte[])row.GetValue(0)); entries.Next();)
                {
                    var counter = new CounterChange();
                    CounterPack.Add(entries.Content, counter);
                    filled += counter.Counts[Measure.Received] != 0 ? 1 : 0;
                }

                return 0;
            });
        return filled;
    }

    /// <inheritdoc/>
    public bool Has(DbSession session, CounterGroup group) => session.QueryFirst("SELECT 1 FROM report_community_days LIMIT 1", _ => true);

    /// <inheritdoc/>
    public void Clear(WriteSession session, CounterGroup group) => session.Execute("DELETE FROM report_community_days");
}

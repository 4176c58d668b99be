using System.Text;
using Dispatch.Engine.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>Keeps and reads the communities' counters by day, one row to a street's day.</summary>
internal static class CommunityDays
{
    private const string Find = "SELECT communities FROM report_community_days WHERE day = $1 AND district_id = $2 AND street_id = $3";

    private const string Upsert =
        """
        INSERT INTO report_community_days (day, district_id, street_id, communities) VALUES ($1, $2, $3, $4)
        ON CONFLICT (day, district_id, street_id) DO UPDATE SET communities = excluded.communities
        """;

    /// <summary>Adds a change to a community's counter.</summary>
    public static void Add(WriteSession session, CounterKey key, CounterChange change)
    {
        var (day, stored) = (ReportCounters.Text(key.Day), Array.Empty<byte>());
        session.QueryFirst(Find, row => stored = (byte[])row.GetValue(0), day, key.DistrictId, key.StreetId);
        session.Execute(Upsert, day, key.DistrictId, key.StreetId, CounterPack.With(stored, key.Key, change));
    }

    /// <summary>Writes a street's day whole.</summary>
    public static void Write(WriteSession session, IGrouping<(DateOnly Day, string DistrictId, string StreetId), (CounterKey Key, CounterChange Counted)> street)
    {
        var packed = street.Aggregate(Array.Empty<byte>(), (before, community) => CounterPack.With(before, community.Key.Key, community.Counted));
        session.Execute(Upsert, ReportCounters.Text(street.Key.Day), street.Key.DistrictId, street.Key.StreetId, packed);
    }

    /// <summary>The counters of one day.</summary>
    public static Dictionary<CounterKey, CounterChange> Of(DbSession session, DateOnly day)
    {
        var counters = new Dictionary<CounterKey, CounterChange>();
        session.Query(
            "SELECT district_id, street_id, communities FROM report_community_days WHERE day = $1",
            row =>
            {
                for (var entries = new CounterPackReader((byte[])row.GetValue(2)); entries.Next();)
                {
                    var counter = counters[new CounterKey(CounterGroup.CommunityDay, day, row.GetString(0), row.GetString(1), Encoding.UTF8.GetString(entries.Key))] = new CounterChange();
                    CounterPack.Add(entries.Content, counter);
                }

                return 0;
            },
            ReportCounters.Text(day));
        return counters;
    }

    /// <summary>How many counters count any ticket.</summary>
    public static long Filled(DbSession session)
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
}

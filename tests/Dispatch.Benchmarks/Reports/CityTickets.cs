using Microsoft.Data.Sqlite;

namespace Dispatch.Benchmarks.Reports;

/// <summary>
/// Makes report facts of an invented city, calibrated on published totals and never to be called real: 13,700 tickets a day with peaks from 9 to 11 and from 14 to 16,
/// about a quarter dispatched to departments, advice answered in 1.4 and other matters in 4.6 working days on average, 97 % in time, 97 % satisfied of those who answer.
/// </summary>
internal sealed class CityTickets(CityModel city, Random random, DateTimeOffset end)
{
    /// <summary>How many come in on a day.</summary>
    public const int PerDay = 13_700;

    private static readonly string[] _columns =
    [
        "ticket_id", "number", "district_id", "street_id", "community_id", "category_code", "department_id", "holder_id", "received_at", "due_at", "handled_at", "closed_at", "status",
        "response_due_at", "responded_at", "sign_in_ms", "arrival_ms", "report_ms", "resident_outcome", "solved", "whistled", "returns", "redo_count", "returned_by", "ping_pongs", "hand_overs",
    ];

    // Share of the day's tickets by hour.
    private static readonly double[] _hours = [0.6, 0.4, 0.3, 0.3, 0.3, 0.5, 1.2, 2.5, 6, 10, 10.5, 7.5, 4.5, 5, 8.5, 9, 7.5, 6, 5, 4.5, 4, 3, 2, 0.9];

    private long _number;

    /// <summary>Adds the tickets of whole days before <paramref name="newest"/>, as many as asked, in the order of receipt.</summary>
    public void Add(SqliteConnection connection, int count, DateTimeOffset newest)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO report_facts ({string.Join(", ", _columns)}) VALUES ({string.Join(", ", _columns.Select((_, i) => "$" + (i + 1)))})";
        foreach (var (_, i) in _columns.Select((c, i) => (c, i)))
        {
            insert.Parameters.Add(new SqliteParameter("$" + (i + 1), null));
        }

        var days = (count + PerDay - 1) / PerDay;
        for (var day = days; day >= 1; day--)
        {
            var today = Math.Min(PerDay, count - ((day - 1) * PerDay));
            foreach (var received in Enumerable.Range(0, today).Select(_ => newest.AddDays(-day) + TimeOfDay()).Order())
            {
                Fill(insert.Parameters, received);
                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    private TimeSpan TimeOfDay()
    {
        var place = random.NextDouble() * 100;
        for (var hour = 0; hour < 24; hour++)
        {
            if (place < _hours[hour])
            {
                return TimeSpan.FromHours(hour) + TimeSpan.FromMilliseconds(random.Next(3_600_000));
            }

            place -= _hours[hour];
        }

        return TimeSpan.FromHours(12);
    }

    private void Fill(SqliteParameterCollection row, DateTimeOffset received)
    {
        var community = city.Community(random);
        var street = CityModel.StreetOf(community);
        var whistled = Chance(0.27);
        var days = Math.Exp((0.7 * CityModel.Normal(random)) + (whistled ? 1.35 : 0.1));
        var handled = received.AddDays(days);
        var (isHandled, isClosed) = (handled < end, handled.AddDays(2) < end);
        var refused = Chance(0.03);
        var answered = isClosed && !refused && Chance(0.6);
        var returns = whistled && Chance(0.08) ? (Chance(0.2) ? 2 : 1) : 0;
        var due = received.AddDays(whistled ? 15 : 7);
        object?[] values =
        [
            $"s{received.ToUnixTimeMilliseconds():x12}{++_number:x8}", $"{received:yyyyMMdd}-{_number}", CityModel.DistrictId(CityModel.DistrictOf(street)), CityModel.StreetId(street),
            CityModel.CommunityId(community), CityModel.CategoryCode(city.Category(random)), whistled ? CityModel.DepartmentId(city.Department(random)) : null, isClosed ? null : CityModel.CommunityId(community),
            Ms(received), Ms(due), isHandled ? Ms(handled) : null, isClosed ? Ms(handled.AddDays(2)) : null, isClosed ? (refused ? "NotAccepted" : "Closed") : isHandled ? "Evaluating" : "Handling",
            Ms(received.AddHours(2)), Ms(received.AddMinutes(Math.Exp(3 + CityModel.Normal(random)))), whistled ? Length(3.2) : null, whistled && Chance(0.4) ? Length(4.5) : null,
            whistled && isHandled ? Length(8) : null, answered ? (Chance(0.97) ? "Satisfied" : "Dissatisfied") : null, answered ? (Chance(0.96) ? 1L : 0L) : null, whistled ? 1L : 0L, (long)returns,
            Chance(0.015) ? 1L : 0L, "[]", returns > 1 ? 1L : 0L, (long)(whistled ? 3 + returns : 1),
        ];
        for (var i = 0; i < values.Length; i++)
        {
            row[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private bool Chance(double share) => random.NextDouble() < share;

    private object Length(double logMinutes) => (long)(60_000 * Math.Exp(logMinutes + (0.8 * CityModel.Normal(random))));

    private static object Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}

using System.Globalization;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;

namespace Dispatch.Workflows.Tests.Clocks;

/// <summary>Deadlines that were computed minute by minute, independently of the arithmetic here.</summary>
public sealed class SlaVectorTests
{
    public static TheoryData<string> Vectors()
    {
        var data = new TheoryData<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Vectors", "sla-vectors.csv")).Skip(1))
        {
            data.Add(line);
        }

        return data;
    }

    [Fact]
    public void Vectors_Counted_AreAllThere() => Vectors().Should().HaveCount(250);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Deadline_ByVector_IsEqual(string vector)
    {
        var row = vector.Split(',');
        var (kind, start, amount, pauses, expected) = (row[1], TestCalendars.Instant(row[2]), row[3], Pauses(row[4]), row[5]);
        if (kind == "elapsed_work_minutes")
        {
            var ticks = TestCalendars.Office.Elapsed(start, TestCalendars.Instant(amount), pauses);
            ticks.Should().Be(long.Parse(expected, CultureInfo.InvariantCulture) * TimeSpan.TicksPerMinute);
            return;
        }

        var unit = kind == "work_days" ? LimitUnit.WorkDays : LimitUnit.WorkMinutes;
        var limit = new Limit { Amount = decimal.Parse(amount, CultureInfo.InvariantCulture), Unit = unit, CalendarCode = "cn-office" };
        Deadline.Compute(limit, start, pauses, TestCalendars.Book).DueAt.Should().Be(TestCalendars.Instant(expected));
    }

    private static List<Interval> Pauses(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('/')).Select(p => new Interval(TestCalendars.Instant(p[0]), TestCalendars.Instant(p[1])))];
}

using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Sample;

/// <summary>Writes down beforehand what comes in during the three months: most in the morning and the early afternoon, less at weekends, more from large compounds and from the one whose station has a demo account.</summary>
internal sealed class SampleDiary(ReferenceData reference, DistrictTime district, Random random)
{
    private static readonly int[] _byHour = [1, 1, 0, 0, 0, 1, 2, 5, 10, 16, 16, 11, 6, 7, 14, 14, 11, 8, 6, 6, 6, 5, 3, 2];
    private static readonly int[] _byDay = [7, 12, 11, 10, 10, 10, 8];
    private static readonly (Channel Channel, int Weight)[] _channels =
    [
        (Channel.Hotline, 38), (Channel.Station, 26), (Channel.Web, 14), (Channel.Community, 12), (Channel.Steward, 6), (Channel.App, 4),
    ];

    public IReadOnlyList<SampleArrival> Write(int count, DateTimeOffset from, DateTimeOffset to)
    {
        var compounds = reference.Units.Units.Where(u => u.Kind == UnitKind.Compound).ToList();
        var days = Enumerable.Range(0, (int)(to - from).TotalDays + 1).Select(d => DateOnly.FromDateTime(district.Local(from)).AddDays(d)).ToList();
        var matters = SampleMatter.All.Where(m => reference.Category(m.CategoryCode) is not null).ToList();
        var instants = new List<DateTimeOffset>();
        while (instants.Count < count)
        {
            var day = Pick(days, d => _byDay[(int)d.DayOfWeek] * (d >= days[^4] ? 2 : 1));
            var at = district.Instant(day.ToDateTime(new TimeOnly(Pick(Enumerable.Range(0, 24), h => _byHour[h]), random.Next(60), random.Next(60))));
            if (at > from && at < to)
            {
                instants.Add(at);
            }
        }

        return [.. instants.Order().Select((at, i) => new SampleArrival(
            i + 1, at, Pick(matters, m => m.Weight), Pick(compounds, c => c.Id == "compound-guiyuan" ? 1600 : c.Households ?? 500).Id, Pick(_channels, c => c.Weight).Channel))];
    }

    private T Pick<T>(IEnumerable<T> from, Func<T, int> weight)
    {
        var all = from.ToList();
        var at = random.Next(all.Sum(weight));
        return all.First(one => (at -= weight(one)) < 0);
    }
}

using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Reports;

/// <summary>Which counter a ticket stands in.</summary>
internal readonly record struct CounterKey(CounterGroup Group, DateOnly Day, string DistrictId, string StreetId, string Key)
{
    private const string None = "none";

    public static readonly IReadOnlyList<CounterGroup> Groups = Enum.GetValues<CounterGroup>();

    public static CounterKey Of(CounterGroup group, ReportFact fact, DistrictTime time)
    {
        var (day, district, street) = (Start(group, time.DayOf(fact.ReceivedAt)), fact.DistrictId ?? "", fact.StreetId ?? "");
        return group switch
        {
            CounterGroup.Street => new(group, day, district, street, fact.StreetId ?? None),
            CounterGroup.Community => new(group, day, district, street, fact.CommunityId ?? None),
            CounterGroup.Category => new(group, day, district, "", fact.CategoryCode),
            _ => new(group, day, district, "", fact.DepartmentId ?? None),
        };
    }

    /// <summary>The first day of the stretch that a day lies in.</summary>
    public static DateOnly Start(CounterGroup group, DateOnly day) => group == CounterGroup.Community ? new DateOnly(day.Year, day.Month, 1) : day;

    /// <summary>The first day of the stretch after.</summary>
    public static DateOnly Next(CounterGroup group, DateOnly start) => group == CounterGroup.Community ? start.AddMonths(1) : start.AddDays(1);
}

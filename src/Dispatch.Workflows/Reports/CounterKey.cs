namespace Dispatch.Workflows.Reports;

/// <summary>Which counter a ticket stands in.</summary>
internal readonly record struct CounterKey(CounterGroup Group, DateOnly Day, string DistrictId, string StreetId, string Key)
{
    private const string None = "none";

    public static readonly IReadOnlyList<CounterGroup> Groups = Enum.GetValues<CounterGroup>();

    /// <summary>Whether its stretch is a month, otherwise a day.</summary>
    public static bool IsMonthly(CounterGroup group) => group is CounterGroup.Community or CounterGroup.StreetMonth or CounterGroup.CategoryMonth or CounterGroup.DepartmentMonth;

    /// <summary>The counter of a group that a fact stands in, whose ticket was received on that day.</summary>
    public static CounterKey Of(CounterGroup group, ReportFact fact, DateOnly received)
    {
        var (district, street) = (fact.DistrictId ?? "", fact.StreetId ?? "");
        var day = IsMonthly(group) ? Month(received) : received;
        return group switch
        {
            CounterGroup.Street or CounterGroup.StreetMonth => new(group, day, district, street, fact.StreetId ?? None),
            CounterGroup.Community or CounterGroup.CommunityDay => new(group, day, district, street, fact.CommunityId ?? None),
            CounterGroup.Category or CounterGroup.CategoryMonth => new(group, day, district, "", fact.CategoryCode),
            _ => new(group, day, district, "", fact.DepartmentId ?? None),
        };
    }

    /// <summary>The first day of a day's month.</summary>
    public static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}

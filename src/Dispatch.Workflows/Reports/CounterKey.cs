namespace Dispatch.Workflows.Reports;

/// <summary>Which counter a ticket stands in.</summary>
internal readonly record struct CounterKey(CounterGroup Group, DateOnly Day, string DistrictId, string StreetId, string Key)
{
    /// <summary>The key of tickets without one.</summary>
    public const string None = "none";

    public static readonly IReadOnlyList<CounterGroup> Groups = Enum.GetValues<CounterGroup>();

    /// <summary>Whether its stretch is a month, otherwise a day.</summary>
    public static bool IsMonthly(CounterGroup group) => group is CounterGroup.Community or CounterGroup.StreetMonth or CounterGroup.CategoryMonth or CounterGroup.DepartmentMonth or CounterGroup.StreetCategoryMonth;

    /// <summary>Whether it counts what was received and nothing else, so that a ticket's later steps leave it alone.</summary>
    public static bool IsOfReceiptAlone(CounterGroup group) => group is CounterGroup.StreetCategoryMonth;

    /// <summary>The counter of a group that a fact stands in, whose ticket was received on that day.</summary>
    public static CounterKey Of(CounterGroup group, ReportFact fact, DateOnly received)
    {
        var (district, street) = (fact.DistrictId ?? "", fact.StreetId ?? "");
        var day = IsMonthly(group) ? Month(received) : received;
        return group switch
        {
            CounterGroup.Street or CounterGroup.StreetMonth => new(group, day, district, street, fact.StreetId ?? None),
            CounterGroup.Community or CounterGroup.CommunityDay => new(group, day, district, street, fact.CommunityId ?? None),
            CounterGroup.StreetCategoryMonth => new(group, day, district, street, fact.CategoryCode),
            CounterGroup.Category or CounterGroup.CategoryMonth => new(group, day, district, "", fact.CategoryCode),
            _ => new(group, day, district, "", fact.DepartmentId ?? None),
        };
    }

    /// <summary>The first day of a day's month.</summary>
    public static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}

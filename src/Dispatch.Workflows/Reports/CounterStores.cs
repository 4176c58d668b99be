namespace Dispatch.Workflows.Reports;

/// <summary>Which counters lie where.</summary>
internal static class CounterStores
{
    private static readonly CommunityDays _communityDays = new();

    /// <summary>Those with a row each.</summary>
    public static readonly CounterRows Rows = new();

    public static readonly IReadOnlyList<ICounterStore> All = [Rows, _communityDays];

    /// <summary>Where a group's counters lie.</summary>
    public static ICounterStore Of(CounterGroup group) => group == CounterGroup.CommunityDay ? _communityDays : Rows;
}

namespace Dispatch.Workflows.Reports;

/// <summary>Which counters lie where.</summary>
internal static class CounterStores
{
    private static readonly CounterRows _rows = new();
    private static readonly CommunityDays _communityDays = new();

    public static readonly IReadOnlyList<ICounterStore> All = [_rows, _communityDays];

    /// <summary>Where a group's counters lie.</summary>
    public static ICounterStore Of(CounterGroup group) => group == CounterGroup.CommunityDay ? _communityDays : _rows;
}

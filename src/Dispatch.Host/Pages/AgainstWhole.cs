using Dispatch.Workflows.Reports;

namespace Dispatch.Host.Pages;

/// <summary>How a group's rate stands to the whole's. The thresholds are the data's own: only what chance does not explain counts as a difference, so that a small group is never coloured for a few cases.</summary>
internal static class AgainstWhole
{
    /// <summary><c>better</c> or <c>worse</c> where the whole's rate lies outside the group's 95 % interval, otherwise null.</summary>
    public static string? Of(Rate group, Rate whole) =>
        whole.Value is not { } all ? null
        : group.Low > all ? "better"
        : group.High < all ? "worse"
        : null;

    /// <summary>The share of a group that was on time, as a rate.</summary>
    public static Rate OnTime(SlaGroup group) => Rate.Of(group.OnTime, group.OnTime + group.Late, new Dictionary<string, int>());
}

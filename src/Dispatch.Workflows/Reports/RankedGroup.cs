namespace Dispatch.Workflows.Reports;

/// <summary>A group in a ranking.</summary>
/// <param name="Key">The unit's id or category's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="Band">Its band, 1 the best; within a band the order is chance.</param>
/// <param name="Score">Its rate, drawn towards the whole's the more, the fewer cases it has and the less groups differ at all.</param>
/// <param name="Rate">Its rate as counted.</param>
/// <param name="Small">Whether it has too few cases to say much.</param>
/// <param name="Before">Its rate in the period before; null where nothing was received then.</param>
/// <param name="Tickets">Where the tickets behind it are listed.</param>
public sealed record RankedGroup(string Key, string Name, string? NameEn, int Band, double Score, Rate Rate, bool Small, Rate? Before, string Tickets);

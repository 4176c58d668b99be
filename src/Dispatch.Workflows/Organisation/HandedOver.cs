namespace Dispatch.Workflows.Organisation;

/// <summary>What was handed over.</summary>
/// <param name="Tasks">Open tasks.</param>
/// <param name="Posts">Posts.</param>
/// <param name="Rosters">Lines of rosters.</param>
public sealed record HandedOver(int Tasks, int Posts, int Rosters);

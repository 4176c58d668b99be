namespace Dispatch.Workflows.Admission;

/// <summary>How often one community was spared what one unit tried, for one reason.</summary>
/// <param name="CommunityId">The community.</param>
/// <param name="UnitId">Who tried.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="Count">How often.</param>
public sealed record RefusalCount(string CommunityId, string? UnitId, AdmissionReason Reason, long Count);

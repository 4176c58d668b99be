namespace Dispatch.Workflows.Admission;

/// <summary>The load of one community.</summary>
/// <param name="CommunityId">The community.</param>
/// <param name="Entries">Live admission entries.</param>
/// <param name="HoursPerMonth">Working hours a month they are expected to cost.</param>
/// <param name="OwnDuties">Entries on its own list.</param>
/// <param name="AssistDuties">Entries on its assist list.</param>
/// <param name="OpenTasks">Downward tasks that are open there now.</param>
/// <param name="HoursPerThousandHouseholds">The hours by size, where the households are known.</param>
public sealed record CommunityBurden(string CommunityId, int Entries, int HoursPerMonth, int OwnDuties, int AssistDuties, long OpenTasks, double? HoursPerThousandHouseholds);

namespace Dispatch.Workflows.Tasks;

/// <summary>An open task in short: enough to sort and to count it.</summary>
/// <param name="Fits">Whether its ticket fits the words that were looked for.</param>
public sealed record OpenTask(string Id, string Kind, string UnitId, string Title, string TitleEn, DateTimeOffset? DueAt, DateTimeOffset? PausedAt, bool Fits);

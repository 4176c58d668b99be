namespace Dispatch.Workflows.Tasks;

/// <summary>What a completed task tells the activity that waits for it: ids only.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Outcome">Its outcome.</param>
public sealed record TaskAnswer(string TaskId, string Outcome);

namespace Dispatch.Workflows.Clocks;

/// <summary>A reason for which a limit's clock may stand still (挂账).</summary>
/// <param name="Reason">The reason, one of the task's form.</param>
/// <param name="Approver">Who decides: <c>street</c> or <c>district</c>; null for whom the workflow names.</param>
public sealed record PauseRule(string Reason, string? Approver = null);

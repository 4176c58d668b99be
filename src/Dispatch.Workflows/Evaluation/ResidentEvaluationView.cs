namespace Dispatch.Workflows.Evaluation;

/// <summary>A resident's evaluation, or that there was no answer.</summary>
public sealed record ResidentEvaluationView(string? Outcome, bool? Solved, string? Comment, DateTimeOffset At, bool NoAnswer);

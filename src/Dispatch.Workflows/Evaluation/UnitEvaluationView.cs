namespace Dispatch.Workflows.Evaluation;

/// <summary>One side of the dual evaluation.</summary>
public sealed record UnitEvaluationView(string UnitId, string? AboutUnitId, IReadOnlyDictionary<string, int>? Scores, string? Text, DateTimeOffset At, bool NoAnswer);

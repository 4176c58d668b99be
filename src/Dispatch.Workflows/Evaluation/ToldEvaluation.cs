namespace Dispatch.Workflows.Evaluation;

/// <summary>An opened evaluation, as the units concerned read it.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="CategoryCode">Its category.</param>
/// <param name="Side">Who evaluates.</param>
/// <param name="UnitId">The unit that evaluates; for a resident the unit whose task it was.</param>
/// <param name="AboutUnitId">The unit that is evaluated.</param>
/// <param name="Outcome">The resident's outcome.</param>
/// <param name="Solved">Whether the resident calls it solved.</param>
/// <param name="Scores">Scores by name, 1 to 5.</param>
/// <param name="Text">In words.</param>
/// <param name="GivenAt">When it was given.</param>
public sealed record ToldEvaluation(
    string TicketId,
    string Number,
    string Title,
    string CategoryCode,
    EvaluationSide Side,
    string UnitId,
    string? AboutUnitId,
    string? Outcome,
    bool? Solved,
    IReadOnlyDictionary<string, int>? Scores,
    string? Text,
    DateTimeOffset GivenAt);

namespace Dispatch.Workflows.Evaluation;

/// <summary>The evaluations of a ticket's present cycle, as far as they are open; null where there is none, or it is still sealed.</summary>
public sealed record EvaluationsView
{
    /// <summary>The resident's; outcome null says that there was no answer.</summary>
    public ResidentEvaluationView? Resident { get; init; }

    /// <summary>The community's, on the departments.</summary>
    public UnitEvaluationView? Community { get; init; }

    /// <summary>The lead department's, on the whistle.</summary>
    public UnitEvaluationView? Department { get; init; }
}

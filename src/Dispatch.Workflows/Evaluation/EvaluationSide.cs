namespace Dispatch.Workflows.Evaluation;

/// <summary>Who evaluates.</summary>
public enum EvaluationSide
{
    Resident,
    Community,
    Department,
}

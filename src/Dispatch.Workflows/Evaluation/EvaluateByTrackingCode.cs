using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Evaluation;

/// <summary>A resident evaluates, by link, or the hotline does it for them.</summary>
[AllowedForEveryone]
public sealed record EvaluateByTrackingCode(string TrackingCode, string Outcome, bool? Solved, string? Comment) : ICommand<ResidentEvaluationView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("outcome", Outcome, 40).AtMost("comment", Comment, 2000);
}

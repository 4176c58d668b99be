using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Evaluation;

/// <summary>A resident evaluates, by link, or the hotline does it for them.</summary>
[AllowedForEveryone]
public sealed record EvaluateByTrackingCode(string TrackingCode, string Outcome, bool? Solved, string? Comment) : ICommand<ResidentEvaluationView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("outcome", Outcome, 40).AtMost("comment", Comment, 2000);
}

internal sealed class EvaluateByTrackingCodeHandler(TicketDoor door, TaskCompletion completion) : IRequestHandler<EvaluateByTrackingCode, ResidentEvaluationView>
{
    public async Task<ResidentEvaluationView> Handle(EvaluateByTrackingCode request, CancellationToken cancellationToken)
    {
        var work = await door.TrackedAsync(request.TrackingCode, cancellationToken).ConfigureAwait(false);
        var task = work.Tasks.Open.FirstOrDefault(t => t.Kind == TaskKinds.ResidentEvaluate)
            ?? throw new ConflictException("现在不在评价期内,或已评价。It can't be evaluated now, or has been already.");
        var data = new JsonObject();
        if (request.Solved is { } solved)
        {
            data["solved"] = solved;
        }

        if (!string.IsNullOrWhiteSpace(request.Comment))
        {
            data["comment"] = request.Comment;
        }

        await completion.CompleteAsync(work, task, request.Outcome, data, null, cancellationToken).ConfigureAwait(false);
        return new ResidentEvaluationView(request.Outcome, request.Solved, request.Comment, work.Now, false);
    }
}

using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>The holder asks to stand the clock still (挂账): short for completing with <c>RequestSuspension</c>.</summary>
[AllowedForSignedIn]
public sealed record SuspendTask(string TaskId, string Reason, int ReviewInDays, string? Comment) : ICommand<CompletedTask>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        errors.Text("reason", Reason, 1000).AtMost("comment", Comment, 4000);
        if (ReviewInDays is < 1 or > 365)
        {
            errors.Add("reviewInDays", "天数应为 1 至 365。Between 1 and 365 days.");
        }
    }
}

internal sealed class SuspendTaskHandler(TicketDoor door, TaskCompletion completion) : IRequestHandler<SuspendTask, CompletedTask>
{
    public async Task<CompletedTask> Handle(SuspendTask request, CancellationToken cancellationToken)
    {
        var (work, task) = await door.TaskAsync(request.TaskId, cancellationToken).ConfigureAwait(false);
        var data = new JsonObject { ["reason"] = request.Reason, ["reviewInDays"] = request.ReviewInDays };
        await completion.CompleteAsync(work, task, "RequestSuspension", data, request.Comment, cancellationToken).ConfigureAwait(false);
        return completion.Answer(work, task);
    }
}

using System.Text.Json.Nodes;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>Both ways to ask for more time are outcomes of the task with a form of two fields.</summary>
internal sealed class MoreTimeHandler(TicketDoor door, TaskCompletion completion) : IRequestHandler<ExtendTask, CompletedTask>, IRequestHandler<SuspendTask, CompletedTask>
{
    public Task<CompletedTask> Handle(ExtendTask request, CancellationToken cancellationToken) =>
        CompleteAsync(request.TaskId, "RequestExtension", new JsonObject { ["reason"] = request.Reason, ["days"] = request.Days }, request.Comment, cancellationToken);

    public Task<CompletedTask> Handle(SuspendTask request, CancellationToken cancellationToken) =>
        CompleteAsync(request.TaskId, "RequestSuspension", new JsonObject { ["reason"] = request.Reason, ["reviewInDays"] = request.ReviewInDays }, request.Comment, cancellationToken);

    private async Task<CompletedTask> CompleteAsync(string taskId, string outcome, JsonObject data, string? comment, CancellationToken cancellation)
    {
        var (work, task) = await door.TaskAsync(taskId, cancellation).ConfigureAwait(false);
        await completion.CompleteAsync(work, task, outcome, data, comment, cancellation).ConfigureAwait(false);
        return completion.Answer(work, task);
    }
}

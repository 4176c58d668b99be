using System.Text.Json;
using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>The holder completes a task with one of its outcomes.</summary>
[AllowedForSignedIn]
public sealed record CompleteTask(string TaskId, string Outcome, JsonElement? Data, string? Comment) : ICommand<CompletedTask>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("outcome", Outcome, 100).AtMost("comment", Comment, 4000);
}

internal sealed class CompleteTaskHandler(TicketDoor door, TaskCompletion completion) : IRequestHandler<CompleteTask, CompletedTask>
{
    public async Task<CompletedTask> Handle(CompleteTask request, CancellationToken cancellationToken)
    {
        var (work, task) = await door.TaskAsync(request.TaskId, cancellationToken).ConfigureAwait(false);
        await completion.CompleteAsync(work, task, request.Outcome, TaskCompletion.DataOf(request.Data), request.Comment, cancellationToken).ConfigureAwait(false);
        return completion.Answer(work, task);
    }
}

using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>The holder asks for more time: short for completing with <c>RequestExtension</c>.</summary>
[AllowedForSignedIn]
public sealed record ExtendTask(string TaskId, string Reason, int Days, string? Comment) : ICommand<CompletedTask>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        errors.Text("reason", Reason, 1000).AtMost("comment", Comment, 4000);
        if (Days is < 1 or > 365)
        {
            errors.Add("days", "天数应为 1 至 365。Between 1 and 365 days.");
        }
    }
}

internal sealed class ExtendTaskHandler(TicketDoor door, TaskCompletion completion) : IRequestHandler<ExtendTask, CompletedTask>
{
    public async Task<CompletedTask> Handle(ExtendTask request, CancellationToken cancellationToken)
    {
        var (work, task) = await door.TaskAsync(request.TaskId, cancellationToken).ConfigureAwait(false);
        var data = new JsonObject { ["reason"] = request.Reason, ["days"] = request.Days };
        await completion.CompleteAsync(work, task, "RequestExtension", data, request.Comment, cancellationToken).ConfigureAwait(false);
        return completion.Answer(work, task);
    }
}

using System.Text.Json;
using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tasks;

/// <summary>The holder completes a task with one of its outcomes.</summary>
[AllowedForSignedIn]
public sealed record CompleteTask(string TaskId, string Outcome, JsonElement? Data, string? Comment) : ICommand<CompletedTask>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("outcome", Outcome, 100).AtMost("comment", Comment, 4000);
}

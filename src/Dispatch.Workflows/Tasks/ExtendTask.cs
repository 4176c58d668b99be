using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tasks;

/// <summary>The holder asks for more time: short for completing with <c>RequestExtension</c>.</summary>
[AllowedForSignedIn]
public sealed record ExtendTask(string TaskId, string Reason, int Days, string? Comment) : ICommand<CompletedTask>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("reason", Reason, 1000).AtMost("comment", Comment, 4000).Days("days", Days);
}

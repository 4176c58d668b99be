using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tasks;

/// <summary>The holder asks to stand the clock still (挂账): short for completing with <c>RequestSuspension</c>.</summary>
[AllowedForSignedIn]
public sealed record SuspendTask(string TaskId, string Reason, int ReviewInDays, string? Comment) : ICommand<CompletedTask>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("reason", Reason, 1000).AtMost("comment", Comment, 4000).Days("reviewInDays", ReviewInDays);
}

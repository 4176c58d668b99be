using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tasks;

/// <summary>One of the holding unit takes a task for themselves; the first wins.</summary>
[AllowedForSignedIn]
public sealed record ClaimTask(string TaskId) : ICommand<TaskView>;

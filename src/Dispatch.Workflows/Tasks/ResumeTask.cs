using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tasks;

/// <summary>The holder goes on with a suspended task: its clock runs again from now.</summary>
[AllowedForSignedIn]
public sealed record ResumeTask(string TaskId) : ICommand<TaskView>;

using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tasks;

/// <summary>One task with its form.</summary>
[AllowedForSignedIn]
public sealed record GetTask(string Id) : IQuery<TaskView>;

using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Runs a failed activity of an instance again, or skips it with the given outcomes.</summary>
public sealed record MendInstance(string InstanceId, string ActivityId, bool Skip, IReadOnlyList<string> Outcomes) : ICommand<WorkflowState>;

internal sealed class MendInstanceHandler(IWorkflowRuntime runtime, UnitOfWork unit) : IRequestHandler<MendInstance, WorkflowState>
{
    public async Task<WorkflowState> Handle(MendInstance request, CancellationToken cancellationToken) =>
        (await runtime.MendAsync(unit, request.InstanceId, request.ActivityId, request.Skip, request.Outcomes, cancellationToken).ConfigureAwait(false)).State;
}

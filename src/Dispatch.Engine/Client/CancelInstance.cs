using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Cancels an instance with its waits, timers and children; nothing happens when it has ended.</summary>
public sealed record CancelInstance(string InstanceId) : ICommand<WorkflowState>;

internal sealed class CancelInstanceHandler(IWorkflowRuntime runtime, UnitOfWork unit) : IRequestHandler<CancelInstance, WorkflowState>
{
    public async Task<WorkflowState> Handle(CancelInstance request, CancellationToken cancellationToken) =>
        (await runtime.CancelAsync(unit, request.InstanceId, cancellationToken).ConfigureAwait(false)).State;
}

using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Cancels an instance with its waits, timers and children, as an admin asks; nothing happens when it has ended.</summary>
public sealed record CancelInstance(string InstanceId) : ICommand<WorkflowState>;

internal sealed class CancelInstanceHandler(IWorkflowRuntime runtime, UnitOfWork unit, IDatabase database, InstanceEnds ends, IAuditTrail audit) : IRequestHandler<CancelInstance, WorkflowState>
{
    public async Task<WorkflowState> Handle(CancelInstance request, CancellationToken cancellationToken)
    {
        ends.MustBeAllowed([request.InstanceId]);
        await unit.EnterAsync(request.InstanceId, cancellationToken).ConfigureAwait(false);
        var wasRunning = IsRunning(request.InstanceId);
        var state = (await runtime.CancelAsync(unit, request.InstanceId, cancellationToken).ConfigureAwait(false)).State;
        if (wasRunning)
        {
            var named = $"{state.Id} ({state.DefinitionId})";
            audit.Add(unit, new AuditNote("instance.cancelled", "instance", state.Id, $"取消流程实例 {named}。Cancelled the instance {named}.", []));
        }

        return state;
    }

    private bool IsRunning(string instanceId)
    {
        using var read = database.OpenRead();
        return read.QueryFirst("SELECT 1 FROM engine_instances WHERE id = $1 AND status = 'Running'", _ => true, instanceId);
    }
}

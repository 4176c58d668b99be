using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Starts an instance and runs its first burst.</summary>
/// <exception cref="DefinitionRefusedException">The workflow is started by something else, with what it needs.</exception>
public sealed record StartWorkflow(StartInstance Start) : ICommand<WorkflowState>;

internal sealed class StartWorkflowHandler(IWorkflowRuntime runtime, UnitOfWork unit, IEnumerable<IDefinitionGuard> guards) : IRequestHandler<StartWorkflow, WorkflowState>
{
    public async Task<WorkflowState> Handle(StartWorkflow request, CancellationToken cancellationToken)
    {
        guards.MustStartAlone(request.Start.DefinitionId);
        return (await runtime.StartAsync(unit, request.Start, cancellationToken).ConfigureAwait(false)).State;
    }
}

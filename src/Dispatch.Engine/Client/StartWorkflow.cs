using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Starts an instance and runs its first burst.</summary>
public sealed record StartWorkflow(StartInstance Start) : ICommand<WorkflowState>;

internal sealed class StartWorkflowHandler(IWorkflowRuntime runtime, UnitOfWork unit) : IRequestHandler<StartWorkflow, WorkflowState>
{
    public async Task<WorkflowState> Handle(StartWorkflow request, CancellationToken cancellationToken) =>
        (await runtime.StartAsync(unit, request.Start, cancellationToken).ConfigureAwait(false)).State;
}

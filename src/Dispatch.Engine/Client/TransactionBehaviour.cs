using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Runs a command's handler and stores all that it changed in one transaction.</summary>
public sealed class TransactionBehaviour<TRequest, TResponse>(UnitRunner runner) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken) =>
        runner.RunAsync(request, () => next(), cancellationToken);
}

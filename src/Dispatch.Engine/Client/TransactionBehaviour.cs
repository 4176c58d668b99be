using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Runs a command's handler and stores all that it changed in one transaction; on a lost race runs it again on the new state.</summary>
public sealed class TransactionBehaviour<TRequest, TResponse>(UnitOfWork unit, IDatabase database, IEnumerable<ICommitContributor> contributors)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    private const int Attempts = 8;

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (unit.IsOpen)
        {
            return await next().ConfigureAwait(false);
        }

        unit.Open();
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await RunOnceAsync(request, next, cancellationToken).ConfigureAwait(false);
                }
                catch (WriteConflictException) when (attempt < Attempts)
                {
                    unit.Reset();
                }
            }
        }
        finally
        {
            unit.Close();
        }
    }

    private async Task<TResponse> RunOnceAsync(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellation)
    {
        var response = await next().ConfigureAwait(false);
        foreach (var contributor in contributors)
        {
            contributor.Contribute(unit, request, response);
        }

        unit.PrepareCommit();
        if (!unit.IsEmpty)
        {
            await database.CommitAsync(unit, cancellation).ConfigureAwait(false);
        }

        unit.Committed();
        return response;
    }
}

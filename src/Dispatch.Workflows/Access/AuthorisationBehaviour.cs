using Dispatch.Engine.Client;
using MediatR;

namespace Dispatch.Workflows.Access;

/// <summary>Lets a request through only when its sender may send it. What a handler sends further counts as sent by Dispatch.</summary>
public sealed class AuthorisationBehaviour<TRequest, TResponse>(CallerContext context, IEnumerable<IAccessRule<TRequest>> rules)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly AllowedAttribute? _allowed = RequestDeclarations.Find(typeof(TRequest));

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (!context.IsInside)
        {
            await CheckAsync(request, cancellationToken).ConfigureAwait(false);
        }

        context.Enter();
        try
        {
            return await next().ConfigureAwait(false);
        }
        finally
        {
            context.Leave();
        }
    }

    private async ValueTask CheckAsync(TRequest request, CancellationToken cancellation)
    {
        var caller = context.Caller;
        if (caller.IsSystem)
        {
            return;
        }

        if (_allowed?.Allows(caller) != true)
        {
            throw new ForbiddenException("此角色无权进行该操作。This is not for the caller's role.");
        }

        foreach (var rule in rules)
        {
            await rule.CheckAsync(request, caller, cancellation).ConfigureAwait(false);
        }
    }
}

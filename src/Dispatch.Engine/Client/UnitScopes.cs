using Dispatch.Engine.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Engine.Client;

/// <summary>Runs work that no request caused (timers, the outbox) as a unit in a scope of its own.</summary>
public sealed class UnitScopes(IServiceScopeFactory scopes)
{
    /// <summary>Runs <paramref name="work"/> as one transaction; it may run more than once when it loses races.</summary>
    public async Task<T> RunAsync<T>(object cause, Func<IServiceProvider, UnitOfWork, Task<T>> work, CancellationToken cancellation)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var services = scope.ServiceProvider;
            var unit = services.GetRequiredService<UnitOfWork>();
            return await services.GetRequiredService<UnitRunner>().RunAsync(cause, () => work(services, unit), cancellation).ConfigureAwait(false);
        }
    }
}

using Microsoft.EntityFrameworkCore;

namespace Dispatch.Engine.Persistence;

/// <summary>Applies the migrations of one EF Core model.</summary>
internal sealed class ContextMigration<TContext>(IDbContextFactory<TContext> contexts, int order) : IMigrates
    where TContext : DbContext
{
    public int Order => order;

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation).ConfigureAwait(false);
        await context.Database.MigrateAsync(cancellation).ConfigureAwait(false);
    }
}

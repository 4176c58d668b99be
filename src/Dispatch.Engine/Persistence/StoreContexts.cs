using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Engine.Persistence;

/// <summary>Registers an EF Core model over the store: a factory for list reads, and its migrations at start.</summary>
public static class StoreContexts
{
    /// <summary>Registers <typeparamref name="TContext"/>, whose migrations are counted in their own table.</summary>
    public static IServiceCollection AddStoreContext<TContext>(this IServiceCollection services, string migrationsTable, int order)
        where TContext : DbContext
    {
        services.AddDbContextFactory<TContext>((provider, options) =>
        {
            options.UseSqlite(provider.GetRequiredService<SqliteOptions>().ConnectionString, sqlite => sqlite.MigrationsHistoryTable(migrationsTable));
            options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        });
        services.AddSingleton<IMigrates>(provider =>
            new ContextMigration<TContext>(provider.GetRequiredService<IDbContextFactory<TContext>>(), order));
        return services;
    }
}

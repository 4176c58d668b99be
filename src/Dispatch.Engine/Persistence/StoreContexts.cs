using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Engine.Persistence;

/// <summary>Registers EF Core models over the store and their migrations at start.</summary>
public static class StoreContexts
{
    /// <summary>Registers <typeparamref name="TContext"/> over the embedded database, with its migrations counted in their own table.</summary>
    public static IServiceCollection AddStoreContext<TContext>(this IServiceCollection services, string migrationsTable, int order)
        where TContext : DbContext
    {
        services.AddDbContextFactory<TContext>((provider, options) =>
        {
            options.UseSqlite(provider.GetRequiredService<SqliteOptions>().ConnectionString, sqlite => sqlite.MigrationsHistoryTable(migrationsTable));
            options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        });
        return services.AddMigrations<TContext>(migrationsTable, order);
    }

    /// <summary>Has the migrations of a registered <typeparamref name="TContext"/>, counted in <paramref name="migrationsTable"/>, applied at start.</summary>
    public static IServiceCollection AddMigrations<TContext>(this IServiceCollection services, string migrationsTable, int order)
        where TContext : DbContext =>
        services.AddSingleton<IMigrates>(provider =>
            new ContextMigration<TContext>(provider.GetRequiredService<IDbContextFactory<TContext>>(), provider.GetRequiredService<SqliteOptions>(), migrationsTable, order));
}

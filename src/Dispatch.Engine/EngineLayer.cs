using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dispatch.Engine;

/// <summary>Registers what the engine consists of. The host adds the pipeline and the store's options.</summary>
public static class EngineLayer
{
    /// <summary>Registers the engine.</summary>
    public static IServiceCollection AddEngine(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IdGenerator>();
        services.AddSingleton<UnitGates>();
        services.AddScoped<UnitOfWork>();
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
        return services;
    }
}

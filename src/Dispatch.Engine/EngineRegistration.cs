using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Diagnostics;
using Dispatch.Engine.Execution;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.Timers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace Dispatch.Engine;

/// <summary>Puts the engine together.</summary>
public static class EngineRegistration
{
    /// <summary>Adds the engine on an embedded SQLite database. The definition compiler and MediatR are registered beside it; the background clocks by <see cref="AddDispatchEngineClocks"/>.</summary>
    public static IServiceCollection AddDispatchEngine(this IServiceCollection services, SqliteOptions database)
    {
        SqliteLibrary.Configure();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(database);
        services.TryAddSingleton<IdGenerator>();
        services.TryAddSingleton<UnitGates>();
        services.AddSingleton<CommitRecord>();
        services.TryAddSingleton<IDatabase, SqliteDatabase>();
        services.TryAddScoped<UnitOfWork>();
        services.TryAddScoped<UnitRunner>();
        services.TryAddSingleton<UnitScopes>();
        services.AddDbContextFactory<EngineDb>(o => o.UseSqlite($"Data Source={database.DataSource}", s => s.MigrationsHistoryTable(EngineDb.MigrationsTable)));
        services.AddMigrations<EngineDb>(EngineDb.MigrationsTable, order: 10);
        services.AddOptions<TimerOptions>();
        services.AddOptions<OutboxOptions>();
        services.TryAddSingleton<BurstLimits>();
        services.TryAddSingleton<WorkflowExecutor>();
        services.TryAddSingleton<GraphCache>();
        services.TryAddScoped<IWorkflowRuntime, WorkflowRuntime>();
        services.TryAddSingleton<Stimuli>();
        services.TryAddSingleton<TimerAlarm>();
        services.TryAddSingleton<ITimers, TimerStore>();
        services.TryAddSingleton<FireDueTimers>();
        services.AddScoped<ITimerTarget, BookmarkTimer>();
        services.TryAddSingleton<OutboxDispatcher>();
        services.TryAddSingleton<IOutbox, OutboxStore>();
        services.TryAddScoped<DefinitionLibrary>();
        services.TryAddScoped<ConsumerUpdates>();
        services.TryAddSingleton<DefinitionReview>();
        services.TryAddSingleton<DefinitionDifference>();
        services.TryAddSingleton<DefinitionTriggers>();
        services.TryAddScoped<InstanceEnds>();
        services.TryAddScoped<InstanceRemoval>();
        services.TryAddSingleton<IAuditTrail, NoAuditTrail>();
        EngineMessageHandlers.Register(services);
        return services;
    }

    /// <summary>Adds what runs by itself: the Quartz alarm of the timers and the delivery of the outbox. Tests that move a fake clock leave it out and fire timers themselves.</summary>
    public static IServiceCollection AddDispatchEngineClocks(this IServiceCollection services)
    {
        services.AddQuartz();
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddSingleton<QuartzAlarm>();
        services.AddTransient<AlarmJob>();
        services.AddHostedService(s => s.GetRequiredService<OutboxDispatcher>());
        services.AddHostedService(s => s.GetRequiredService<QuartzAlarm>());
        services.AddSingleton<IReadinessProbe, TimerProbe>();
        services.AddSingleton<IReadinessProbe, OutboxProbe>();
        return services;
    }
}

using Dispatch.Engine;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Store.Tests;

/// <summary>An engine over one store, with a fake clock and small hand-made workflows; what a second store has to offer to join the contract.</summary>
public sealed class StoreUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Action _remove;

    private StoreUnderTest(ServiceProvider services, FakeTimeProvider time, Action remove)
    {
        _services = services;
        Time = time;
        _remove = remove;
    }

    public FakeTimeProvider Time { get; }

    public IServiceProvider Services => _services;

    public IDatabase Database => Get<IDatabase>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<StoreUnderTest> SqliteAsync(string? file = null, Action<IServiceCollection>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("dispatch-store-").FullName;
        var path = file ?? Path.Combine(folder, "dispatch.db");
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(time);
        services.AddDispatchEngine(new SqliteOptions { DataSource = path, BusyTimeout = 200 });
        services.AddSingleton<IDefinitionCompiler, HandMadeWorkflows>();
        configure?.Invoke(services);
        var provider = services.BuildServiceProvider(validateScopes: true);
        await using (var db = await provider.GetRequiredService<IDbContextFactory<EngineDb>>().CreateDbContextAsync())
        {
            await db.Database.MigrateAsync();
        }

        var store = new StoreUnderTest(provider, time, () => Directory.Delete(folder, recursive: true));
        await store.PublishAsync(HandMadeWorkflows.TwoWaits);
        await store.PublishAsync(HandMadeWorkflows.Sleeps);
        return store;
    }

    public Task<T> UnitAsync<T>(Func<IServiceProvider, UnitOfWork, Task<T>> work) => Get<UnitScopes>().RunAsync("test", work, CancellationToken.None);

    public Task UnitAsync(Action<UnitOfWork> work) => UnitAsync((_, unit) =>
    {
        work(unit);
        return Task.FromResult(true);
    });

    public Task<BurstResult> StartAsync(string definitionId, string? correlationId = null) => UnitAsync((s, unit) =>
        s.GetRequiredService<IWorkflowRuntime>().StartAsync(unit, new StartInstance(definitionId) { CorrelationId = correlationId }, CancellationToken.None));

    public Task<BurstResult> ResumeAsync(string instanceId, string bookmarkId, object? input = null) => UnitAsync((s, unit) =>
        s.GetRequiredService<IWorkflowRuntime>().ResumeAsync(unit, instanceId, bookmarkId, input, CancellationToken.None));

    public long Count(string table, string where = "1 = 1")
    {
        using var read = Database.OpenRead();
        return read.QueryFirst($"SELECT COUNT(*) FROM {table} WHERE {where}", r => r.GetInt64(0));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _remove();
    }

    private Task PublishAsync(string id) => UnitAsync(unit => unit.Write(session => DefinitionStore.Save(session, new DefinitionRow
    {
        Id = id + "-1",
        DefinitionId = id,
        Version = 1,
        IsLatest = true,
        IsPublished = true,
        CreatedAt = Time.GetUtcNow(),
        Json = "{}",
    })));
}

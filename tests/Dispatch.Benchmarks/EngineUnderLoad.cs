using Dispatch.Engine;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Benchmarks;

/// <summary>The engine alone, on a file of its own with FULL synchronisation, with the workloads published.</summary>
internal sealed class EngineUnderLoad : IAsyncDisposable
{
    private readonly IHost _host;

    private EngineUnderLoad(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public static async Task<EngineUnderLoad> StartAsync(string file, bool clocks = false)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddDispatchEngine(new SqliteOptions { DataSource = file });
        builder.Services.AddDispatchDefinitions();
        if (clocks)
        {
            builder.Services.AddDispatchEngineClocks();
        }

        var host = builder.Build();
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<EngineDb>>().CreateDbContextAsync())
        {
            await db.Database.MigrateAsync();
        }

        var engine = new EngineUnderLoad(host);
        foreach (var workload in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Workloads"), "*.json"))
        {
            await engine.PublishAsync("bench-" + Path.GetFileNameWithoutExtension(workload), await File.ReadAllTextAsync(workload));
        }

        await host.StartAsync();
        return engine;
    }

    public Task<BurstResult> StartAsync(string definitionId, Dictionary<string, object?> input, string? correlationId = null) => Get<UnitScopes>().RunAsync(
        definitionId,
        (s, unit) => s.GetRequiredService<IWorkflowRuntime>().StartAsync(unit, new StartInstance(definitionId) { Input = input, CorrelationId = correlationId }, CancellationToken.None),
        CancellationToken.None);

    public Task PublishEventAsync(string instanceId, string name) => Get<Stimuli>().SendAsync(
        EventStimulus.Name, EventStimulus.Payload(name), new StimulusFilter(InstanceId: instanceId), null, CancellationToken.None);

    public long Count(string sql)
    {
        using var read = Get<IDatabase>().OpenRead();
        return read.QueryFirst(sql, r => r.GetInt64(0));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    private Task PublishAsync(string id, string json) => Get<UnitScopes>().RunAsync(
        id,
        (_, unit) =>
        {
            unit.Write(session => DefinitionStore.Save(session, new DefinitionRow
            {
                Id = id + "-1",
                DefinitionId = id,
                Version = 1,
                IsLatest = true,
                IsPublished = true,
                CreatedAt = DateTimeOffset.UnixEpoch,
                Json = json,
            }));
            return Task.FromResult(true);
        },
        CancellationToken.None);
}

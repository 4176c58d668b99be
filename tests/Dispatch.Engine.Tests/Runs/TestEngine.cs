using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;
using Dispatch.Engine.Timers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Engine.Tests.Runs;

/// <summary>A whole engine over a database of its own, with a fake clock; it can be stopped and started again over the same data.</summary>
public sealed class TestEngine : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dispatch-engine-").FullName;
    private readonly Action<IServiceCollection>? _configure;
    private readonly CompilerOptions _options;
    private ServiceProvider _services = null!;

    private TestEngine(CompilerOptions options, Action<IServiceCollection>? configure)
    {
        _options = options;
        _configure = configure;
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<TestEngine> StartAsync(bool tokenBased = false, Action<IServiceCollection>? configure = null)
    {
        var engine = new TestEngine(new CompilerOptions { TokenBasedFlowcharts = tokenBased }, configure);
        await engine.RunAsync();
        return engine;
    }

    /// <summary>Stops the engine and starts it again over the same data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await RunAsync();
    }

    public async Task<WorkflowDefinition> PublishAsync(string json)
    {
        var model = DefinitionJson.Read(json);
        var old = Read(session => DefinitionStore.FindLatest(session, model.DefinitionId));
        var version = (old?.Version ?? 0) + 1;
        var definition = model with { Id = $"{model.DefinitionId}-{version}", Version = version, IsLatest = true, IsPublished = true };
        await UnitAsync((_, unit) =>
        {
            unit.Write(session =>
            {
                DefinitionStore.Save(session, Row(definition));
                DefinitionStore.ClearFlags(session, definition.DefinitionId, definition.Id, published: true);
            });
            return Task.FromResult(true);
        });
        Get<GraphCache>().Forget(definition.DefinitionId, definition.Id);
        return definition;
    }

    public Task<WorkflowDefinition> PublishAsync(JsonNode json) => PublishAsync(json.ToJsonString());

    public async Task<string> StartInstanceAsync(string definitionId, JsonObject? input = null, string? correlationId = null)
    {
        var start = new StartInstance(definitionId) { CorrelationId = correlationId, Input = (input ?? []).ToDictionary(i => i.Key, i => (object?)JsonSerializer.SerializeToElement(i.Value)) };
        var result = await UnitAsync((s, unit) => s.GetRequiredService<IWorkflowRuntime>().StartAsync(unit, start, CancellationToken.None));
        return result.State.Id;
    }

    public Task EventAsync(string name, JsonNode? input = null, string? instanceId = null) => Get<Stimuli>().SendAsync(
        EventStimulus.Name, EventStimulus.Payload(name), new StimulusFilter(InstanceId: instanceId), input is null ? null : JsonSerializer.SerializeToElement(input), CancellationToken.None);

    public Task ResumeAsync(string instanceId, string bookmarkId, object? input = null) =>
        UnitAsync((s, unit) => s.GetRequiredService<IWorkflowRuntime>().ResumeAsync(unit, instanceId, bookmarkId, input, CancellationToken.None));

    public Task CancelAsync(string instanceId) => UnitAsync((s, unit) => s.GetRequiredService<IWorkflowRuntime>().CancelAsync(unit, instanceId, CancellationToken.None));

    public WorkflowState Instance(string id) => Read(session => InstanceStore.Find(session, id)) ?? throw new InvalidOperationException($"No instance {id}.");

    public List<JournalEntry> Journal(string instanceId) => [.. Bursts(instanceId, "journal").SelectMany(j => JsonSerializer.Deserialize(j, StateJson.Plain.ListJournalEntry)!)];

    /// <summary>The last word on each execution, in the order of their start.</summary>
    public List<ActivityRecord> Records(string instanceId) =>
        [.. Bursts(instanceId, "records").SelectMany(j => JsonSerializer.Deserialize(j, StateJson.Plain.ListActivityRecord)!).GroupBy(r => r.Id).Select(g => g.Aggregate((earlier, later) => later.After(earlier)))];

    /// <summary>Waits until nothing is under way between instances.</summary>
    public async Task QuietAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Get<OutboxDispatcher>().Waiting > 0 || Read(s => s.QueryFirst("SELECT COUNT(*) FROM engine_outbox WHERE is_dead = 0", r => r.GetInt64(0))) > 0)
        {
            await Task.Delay(2, patience.Token);
        }
    }

    /// <summary>Lets the clock run to the next due timer and fires it; answers whether there was one.</summary>
    public async Task<bool> PassTimeAsync(TimeSpan atMost)
    {
        var next = Read(TimerStore.Earliest);
        if (next is not { } due || due > Time.GetUtcNow() + atMost)
        {
            return false;
        }

        if (due > Time.GetUtcNow())
        {
            Time.SetUtcNow(due);
        }

        await Get<FireDueTimers>().RunAsync(CancellationToken.None);
        await QuietAsync();
        return true;
    }

    public Task<T> UnitAsync<T>(Func<IServiceProvider, UnitOfWork, Task<T>> work) => Get<UnitScopes>().RunAsync("test", work, CancellationToken.None);

    public T Read<T>(Func<ReadSession, T> read)
    {
        using var session = Get<IDatabase>().OpenRead();
        return read(session);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static DefinitionRow Row(WorkflowDefinition definition) => new()
    {
        Id = definition.Id,
        DefinitionId = definition.DefinitionId,
        Version = definition.Version,
        Name = definition.Name,
        IsLatest = definition.IsLatest,
        IsPublished = definition.IsPublished,
        UsableAsActivity = definition.Options.UsableAsActivity,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Json = DefinitionJson.Write(definition),
    };

    private List<string> Bursts(string instanceId, string column) =>
        Read(session => session.Query($"SELECT {column} FROM engine_bursts WHERE instance_id = $1 ORDER BY seq", r => r.GetUnpackedString(0), instanceId));

    private async Task RunAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(_options);
        services.AddDispatchEngine(new SqliteOptions { DataSource = Path.Combine(_folder, "dispatch.db") });
        services.AddDispatchDefinitions(typeof(TestEngine).Assembly);
        _configure?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
        await using (var db = await Get<IDbContextFactory<EngineDb>>().CreateDbContextAsync())
        {
            await db.Database.MigrateAsync();
        }

        await Get<OutboxDispatcher>().StartAsync(CancellationToken.None);
    }

    private async Task StopAsync()
    {
        await Get<OutboxDispatcher>().StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Dispatch.Engine;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Execution;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Workflows.Tests.Definitions;

/// <summary>Walks a shipped definition by its drawing alone: every Dispatch activity is a step whose outcome the walker chooses.</summary>
internal sealed class DrawingWalk
{
    private static readonly ConcurrentDictionary<(string Definition, bool TokenBased), WorkflowGraph> _graphs = new();
    private readonly WorkflowGraph _graph;
    private readonly WorkflowState _state;
    private readonly WorkflowExecutor _executor = new(new BurstLimits());
    private readonly IdGenerator _ids = new(TimeProvider.System);
    private readonly Dictionary<string, List<string>> _ports;

    public DrawingWalk(string definition, bool tokenBased)
    {
        var json = Shipped.Json(definition);
        _ports = Ports(json);
        _graph = _graphs.GetOrAdd((definition, tokenBased), _ => Compile(json, tokenBased));
        var now = TimeProvider.System.GetUtcNow();
        _state = new WorkflowState { Id = "walk", DefinitionId = definition, DefinitionVersionId = "v1", DefinitionVersion = 1, CreatedAt = now, UpdatedAt = now };
        Run(_executor.Start);
    }

    public WorkflowState State => _state;

    /// <summary>The activity that waits; null when the walk has ended.</summary>
    public string? At => _state.Status == WorkflowStatus.Finished ? null : _state.Bookmarks.Single().ActivityId;

    /// <summary>The outcomes that are drawn from where it waits.</summary>
    public IReadOnlyList<string> Choices => _ports.GetValueOrDefault(At!) ?? ["Done"];

    public void Go(string outcome)
    {
        var bookmark = _state.Bookmarks.Single().Id;
        Run(burst => _executor.Resume(burst, bookmark, outcome));
    }

    private void Run(Action<WorkflowExecutionContext> run) =>
        run(new WorkflowExecutionContext(_graph, _state, _ => null, _ids, TimeProvider.System));

    private static Dictionary<string, List<string>> Ports(string json) =>
        JsonNode.Parse(json)!["root"]!["connections"]!.AsArray()
            .GroupBy(c => c!["source"]!["activity"]!.GetValue<string>())
            .ToDictionary(g => g.Key, g => g.Select(c => c!["source"]!["port"]!.GetValue<string>()).Distinct().ToList());

    private static WorkflowGraph Compile(string json, bool tokenBased)
    {
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new CompilerOptions { TokenBasedFlowcharts = tokenBased })
            .AddLogging()
            .AddDispatchDefinitions(typeof(DrawingWalk).Assembly)
            .AddDispatchEngine(new Dispatch.Engine.Persistence.SqliteOptions { DataSource = ":memory:" })
            .BuildServiceProvider();
        return services.GetRequiredService<DefinitionCompiler>().Compile(DefinitionJson.Read(json) with { Id = "v1" });
    }
}

using Dispatch.Engine.Authoring;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Runtime;

/// <summary>Elsa's activation strategies: whether a new instance may start beside those that run.</summary>
internal static class Activation
{
    public static async Task CheckAsync(UnitOfWork unit, IDatabase database, WorkflowGraph graph, WorkflowState state, CancellationToken cancellation)
    {
        var (sql, zh, en) = graph.ActivationStrategy switch
        {
            "Singleton" or "SingletonStrategy" => ("SELECT 1 FROM engine_instances WHERE definition_id = $1 AND status = 'Running' AND $2 = $2 LIMIT 1", "已有一个实例在运行", "one instance of it is running"),
            "Correlation" or "CorrelationStrategy" => ("SELECT 1 FROM engine_instances WHERE status = 'Running' AND correlation_id = $2 AND $1 = $1 LIMIT 1", "已有同一关联编号的实例在运行", "an instance with this correlation id is running"),
            "CorrelatedSingleton" or "CorrelatedSingletonStrategy" => ("SELECT 1 FROM engine_instances WHERE definition_id = $1 AND status = 'Running' AND correlation_id = $2 LIMIT 1", "它已有同一关联编号的实例在运行", "an instance of it with this correlation id is running"),
            _ => (null, "", ""),
        };
        if (sql is null)
        {
            return;
        }

        // Of two that start at the same moment the second sees the first.
        await unit.EnterAsync(graph.ActivationStrategy!.StartsWith("Correlation", StringComparison.Ordinal) ? $"activation-of-correlation {state.CorrelationId}" : $"activation {graph.DefinitionId}", cancellation).ConfigureAwait(false);
        using var read = database.OpenRead();
        if (read.QueryFirst(sql, _ => true, graph.DefinitionId, state.CorrelationId ?? ""))
        {
            throw new ConflictException($"流程“{graph.DefinitionId}”现在不能启动:{zh},其启动策略不允许再有一个。The workflow '{graph.DefinitionId}' cannot start now: {en}, and its activation strategy allows no other.");
        }
    }
}

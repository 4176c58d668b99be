using Dispatch.Engine.Authoring;
using Dispatch.Engine.Execution;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;
using Dispatch.Engine.Timers;
using Microsoft.Extensions.Logging;

namespace Dispatch.Engine.Runtime;

/// <inheritdoc cref="IWorkflowRuntime"/>
internal sealed class WorkflowRuntime(
    IDatabase database,
    GraphCache graphs,
    WorkflowExecutor executor,
    BurstLimits limits,
    ITimers timers,
    IOutbox outbox,
    IEnumerable<IBurstParticipant> participants,
    IdGenerator ids,
    TimeProvider time,
    ILogger<WorkflowRuntime> log) : IWorkflowRuntime
{
    public async Task<BurstResult> StartAsync(UnitOfWork unit, StartInstance start, CancellationToken cancellation)
    {
        var graph = start.VersionId is { } version ? graphs.Version(version) : graphs.Published(start.DefinitionId);
        var state = NewInstance(graph, start);
        await unit.EnterAsync(state.Id, cancellation).ConfigureAwait(false);
        await Activation.CheckAsync(unit, database, graph, state, cancellation).ConfigureAwait(false);
        var set = Instances(unit);
        set.Created(state);
        return Run(unit, graph, state, start, executor.Start);
    }

    public async Task<BurstResult> ResumeAsync(UnitOfWork unit, string instanceId, string bookmarkId, object? input, CancellationToken cancellation)
    {
        var state = await LoadAsync(unit, instanceId, cancellation).ConfigureAwait(false);
        return Run(unit, graphs.Version(state.DefinitionVersionId), state, null, burst =>
        {
            if (!executor.Resume(burst, bookmarkId, input))
            {
                throw new ConflictException($"流程实例 {instanceId} 已不在此处等待。The workflow instance {instanceId} no longer waits there.");
            }
        });
    }

    public async Task<BurstResult> ContinueAsync(UnitOfWork unit, string instanceId, CancellationToken cancellation)
    {
        var state = await LoadAsync(unit, instanceId, cancellation).ConfigureAwait(false);
        return state.Deferred.Count == 0 ? new BurstResult(state) : Run(unit, graphs.Version(state.DefinitionVersionId), state, null, b => executor.Continue(b));
    }

    public async Task<BurstResult> MendAsync(UnitOfWork unit, string instanceId, string activityId, bool skip, IReadOnlyList<string> outcomes, CancellationToken cancellation)
    {
        var state = await LoadAsync(unit, instanceId, cancellation).ConfigureAwait(false);
        return Run(unit, graphs.Version(state.DefinitionVersionId), state, null, burst =>
        {
            if (!executor.Mend(burst, activityId, skip, outcomes))
            {
                throw new ConflictException($"流程实例 {instanceId} 的活动“{activityId}”没有出错。Activity '{activityId}' of instance {instanceId} has not failed.");
            }
        });
    }

    public async Task<BurstResult> CancelAsync(UnitOfWork unit, string instanceId, CancellationToken cancellation)
    {
        var state = await LoadAsync(unit, instanceId, cancellation).ConfigureAwait(false);
        if (state.Status == WorkflowStatus.Finished)
        {
            return new BurstResult(state);
        }

        var result = Run(unit, graphs.Version(state.DefinitionVersionId), state, null, executor.Cancel);
        CancelChildren(unit, state);
        return result;
    }

    private void CancelChildren(UnitOfWork unit, WorkflowState state)
    {
        using var read = database.OpenRead();
        foreach (var child in read.Query("SELECT id FROM engine_instances WHERE parent_id = $1 AND status = 'Running'", r => r.GetString(0), state.Id))
        {
            outbox.Send(unit, EngineMessages.Cancel(ids.Next(), child, state.UpdatedAt));
        }
    }

    private BurstResult Run(UnitOfWork unit, WorkflowGraph graph, WorkflowState state, StartInstance? start, Action<WorkflowExecutionContext> run)
    {
        foreach (var participant in participants)
        {
            participant.Prepare(unit, state);
        }

        var burst = new WorkflowExecutionContext(graph, state, unit.Feature, ids, time)
        {
            TriggerActivityId = start?.TriggerActivityId,
            TriggerInput = start?.TriggerInput,
        };
        run(burst);
        (state, var packed) = Storable(unit, state, burst);
        Instances(unit).Ran(state, burst.Effects, packed);
        foreach (var line in burst.Effects.Lines)
        {
            unit.AfterCommit(() => RuntimeLog.Line(log, state.Id, line));
        }

        Follow(unit, state, burst);
        return new BurstResult(state);
    }

    /// <summary>What the end of a burst itself causes: a burst of its own for what asked for it, and word to a waiting parent.</summary>
    private void Follow(UnitOfWork unit, WorkflowState state, WorkflowExecutionContext burst)
    {
        if (state.Deferred.Count > 0)
        {
            outbox.Send(unit, EngineMessages.Continue(ids.Next(), state.Id, state.UpdatedAt));
        }

        if (state.Status == WorkflowStatus.Finished && state.ParentInstanceId is { } parent && state.Properties.GetValueOrDefault(EngineMessages.ParentBookmark) is string bookmark)
        {
            outbox.Send(unit, EngineMessages.ChildEnded(ids.Next(), parent, bookmark, state));
        }

        if (state.Incidents.Count > 0 && burst.Effects.Journal.Exists(e => e.EventName == "Faulted"))
        {
            var incident = state.Incidents[^1];
            unit.AfterCommit(() => RuntimeLog.Incident(log, state.Id, incident.ActivityId, incident.Message));
        }
    }

    /// <summary>A state over its limit is not stored: the instance stays as it was, ended by an incident that says so.</summary>
    private (WorkflowState State, byte[] Packed) Storable(UnitOfWork unit, WorkflowState state, WorkflowExecutionContext burst)
    {
        var packed = InstanceStore.Pack(state, out var size);
        if (state.Output.Count + state.ActivityOutputs.Count + state.Contexts.Count == 0 || size <= limits.StateBytes)
        {
            return (state, packed);
        }

        WorkflowState stored;
        using (var read = database.OpenRead())
        {
            stored = InstanceStore.Find(read, state.Id) ?? NewInstance(burst.Graph, new StartInstance(state.DefinitionId) { InstanceId = state.Id, CorrelationId = state.CorrelationId });
        }

        stored.Sequence = state.Sequence;
        stored.Incidents.Add(TooLarge(burst));
        stored.Status = WorkflowStatus.Finished;
        stored.SubStatus = WorkflowSubStatus.Faulted;
        stored.FinishedAt = stored.UpdatedAt = time.GetUtcNow();
        burst.Effects.Messages.Clear();
        burst.Effects.Records.Clear();
        Instances(unit).Replace(stored);
        return (stored, InstanceStore.Pack(stored, out _));
    }

    private Incident TooLarge(WorkflowExecutionContext burst)
    {
        var last = burst.Effects.Journal[^1];
        return new Incident
        {
            ActivityId = last.ActivityId,
            ActivityNodeId = last.NodeId,
            ActivityType = last.ActivityType,
            Message = $"The instance's state would be larger than {limits.StateBytes:N0} bytes. Keep large data outside the workflow and only its id in a variable.",
            Timestamp = time.GetUtcNow(),
        };
    }

    private WorkflowState NewInstance(WorkflowGraph graph, StartInstance start)
    {
        var now = time.GetUtcNow();
        var state = new WorkflowState
        {
            Id = start.InstanceId ?? ids.Next(),
            DefinitionId = graph.DefinitionId,
            DefinitionVersionId = graph.VersionId,
            DefinitionVersion = graph.Version,
            CorrelationId = start.CorrelationId,
            Name = start.Name,
            ParentInstanceId = start.ParentInstanceId,
            CreatedAt = now,
            UpdatedAt = now,
        };
        foreach (var (name, value) in start.Input)
        {
            state.Input[name] = Values.Stored(value);
        }

        foreach (var (name, value) in start.Properties)
        {
            state.Properties[name] = Values.Stored(value);
        }

        return state;
    }

    public async Task<InstanceSnapshot?> SnapshotAsync(UnitOfWork unit, string instanceId, CancellationToken cancellation)
    {
        await LoadAsync(unit, instanceId, cancellation).ConfigureAwait(false);
        return Instances(unit).Stored(instanceId);
    }

    public async Task RestoreAsync(UnitOfWork unit, InstanceSnapshot snapshot, CancellationToken cancellation)
    {
        var now = await LoadAsync(unit, snapshot.InstanceId, cancellation).ConfigureAwait(false);
        if (now.RowVersion != snapshot.RowVersion + 1)
        {
            throw new ConflictException($"流程实例 {snapshot.InstanceId} 已继续运行。The workflow instance {snapshot.InstanceId} has gone on since.");
        }

        var state = InstanceStore.Parse(snapshot.State, now.RowVersion);
        (state.Sequence, state.UpdatedAt) = (now.Sequence, time.GetUtcNow());
        Instances(unit).Restored(state);
    }

    private async Task<WorkflowState> LoadAsync(UnitOfWork unit, string instanceId, CancellationToken cancellation)
    {
        await unit.EnterAsync(instanceId, cancellation).ConfigureAwait(false);
        var set = Instances(unit);
        if (set.Find(instanceId) is { } loaded)
        {
            return loaded;
        }

        using var read = database.OpenRead();
        var (stored, version) = InstanceStore.FindStored(read, instanceId) ?? throw new NotFoundException($"There is no workflow instance '{instanceId}'.");
        var state = InstanceStore.Parse(stored, version);
        set.Loaded(state, stored);
        return state;
    }

    private InstanceSet Instances(UnitOfWork unit) => unit.Feature(() => new InstanceSet(unit, timers, outbox, ids));
}

using System.Diagnostics;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Authoring;

/// <summary>One burst of one instance: its graph, its state, what is scheduled, and what it leaves behind.</summary>
public sealed class WorkflowExecutionContext
{
    private readonly Queue<WorkItem> _queue = new();
    private readonly Dictionary<string, ActivityExecutionContext> _contexts = [];
    private readonly List<ActivityExecutionContext> _ordered = [];
    private readonly Func<Type, object?> _features;
    private readonly IdGenerator _ids;
    private readonly TimeProvider _time;

    /// <summary>Prepares a burst on <paramref name="state"/>, which it will change.</summary>
    public WorkflowExecutionContext(WorkflowGraph graph, WorkflowState state, Func<Type, object?> features, IdGenerator ids, TimeProvider time)
    {
        Graph = graph;
        State = state;
        _features = features;
        _ids = ids;
        _time = time;
        Now = time.GetUtcNow();
        foreach (var stored in state.Contexts)
        {
            Restore(stored);
        }

        IsResumed = state.Contexts.Count > 0;
    }

    /// <summary>The compiled definition version.</summary>
    public WorkflowGraph Graph { get; }

    /// <summary>The instance.</summary>
    public WorkflowState State { get; }

    /// <summary>When the burst began.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>What the burst leaves behind.</summary>
    public BurstEffects Effects { get; } = new();

    /// <summary>The activity whose trigger started this run, while its first burst lasts.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>What the trigger brought.</summary>
    public object? TriggerInput { get; init; }

    /// <summary>Whether the instance has run before.</summary>
    public bool IsResumed { get; }

    internal bool IsFinishedAtOnce { get; private set; }

    internal bool HasWork => _queue.Count > 0;

    internal IReadOnlyList<ActivityExecutionContext> Contexts => _ordered;

    /// <summary>What the burst's surroundings lend to activities, or null.</summary>
    public T? Feature<T>()
        where T : class => (T?)_features(typeof(T));

    /// <summary>A new id.</summary>
    public string NewId() => _ids.Next();

    internal DateTimeOffset Clock() => _time.GetUtcNow();

    /// <summary>The execution with that id.</summary>
    public ActivityExecutionContext? Context(string id) => _contexts.GetValueOrDefault(id);

    internal IEnumerable<Activity> PendingOf(ActivityExecutionContext context) => _queue.Where(i => i.Owner == context).Select(i => i.Activity);

    internal void Enqueue(WorkItem item)
    {
        _queue.Enqueue(item);
        if (item.Owner is { } owner)
        {
            owner.Pending++;
        }
    }

    internal WorkItem Dequeue()
    {
        var item = _queue.Dequeue();
        if (item.Owner is { } owner)
        {
            owner.Pending--;
        }

        return item;
    }

    /// <summary>Takes back what was scheduled inside a cancelled execution: it must not run after its branch was given up.</summary>
    internal void Withdraw(ActivityExecutionContext owner)
    {
        for (var i = owner.Pending > 0 ? _queue.Count : 0; i > 0; i--)
        {
            var item = _queue.Dequeue();
            if (item.Owner != owner)
            {
                _queue.Enqueue(item);
            }
        }

        owner.Pending = 0;
    }

    /// <summary>Takes back what <paramref name="owner"/> has scheduled and what has not started.</summary>
    internal void Unschedule(ActivityExecutionContext owner, Predicate<Activity> which)
    {
        for (var left = _queue.Count; left > 0; left--)
        {
            var item = Dequeue();
            if (item.Owner != owner || !which(item.Activity))
            {
                Enqueue(item);
            }
        }
    }

    internal ActivityExecutionContext Start(WorkItem item)
    {
        var stored = new ContextState
        {
            Id = NewId(),
            ParentId = item.Owner?.Id,
            NodeId = item.Activity.NodeId,
            StartedAt = Clock(),
            ScheduledBy = item.ScheduledBy?.Id,
            Tag = item.Tag,
        };
        var context = new ActivityExecutionContext(this, item.Activity, item.Owner, stored) { CallbackPending = item.Notifies };
        if (item.Variables is { } variables)
        {
            foreach (var (name, value) in variables)
            {
                context.DeclareVariable(name, value);
            }
        }

        _contexts[context.Id] = context;
        _ordered.Add(context);
        item.Owner?.Live.Add(context);
        return context;
    }

    private void Restore(ContextState stored)
    {
        var activity = Graph.AtNode(stored.NodeId)
            ?? throw new EngineException($"Instance {State.Id} waits in activity '{stored.NodeId}', which version {Graph.Version} of '{Graph.DefinitionId}' does not have.");
        var parent = stored.ParentId is null ? null : _contexts.GetValueOrDefault(stored.ParentId);
        var context = new ActivityExecutionContext(this, activity, parent, stored) { CallbackPending = parent?.Status == ActivityStatus.Running };
        _contexts[context.Id] = context;
        _ordered.Add(context);
        if (stored.Status is not (ActivityStatus.Completed or ActivityStatus.Canceled))
        {
            parent?.Live.Add(context);
        }
    }

    internal void ForgetCallbacksOf(ActivityExecutionContext owner)
    {
        if (owner.Pending > 0)
        {
            foreach (var item in _queue)
            {
                if (item.Owner == owner)
                {
                    item.Notifies = false;
                }
            }
        }

        foreach (var child in owner.Live)
        {
            child.CallbackPending = false;
        }
    }

    internal void RemoveBookmarks(Predicate<Bookmark> which) => State.Bookmarks.RemoveAll(which);

    internal void RecordOutput(string activityId, string name, object? value)
    {
        if (!State.ActivityOutputs.TryGetValue(activityId, out var outputs))
        {
            State.ActivityOutputs[activityId] = outputs = [];
        }

        outputs[name] = value;
        State.LastResult = value;
    }

    internal void Record(ActivityExecutionContext context, string eventName, object? payload, string? message = null)
    {
        context.Touched = true;
        Effects.Journal.Add(new JournalEntry
        {
            Id = NewId(),
            ActivityInstanceId = context.Id,
            ParentActivityInstanceId = context.Parent?.Id,
            ActivityId = context.Activity.Id,
            ActivityType = context.Activity.Type,
            ActivityTypeVersion = context.Activity.Version,
            ActivityName = context.Activity.Name,
            NodeId = context.Activity.NodeId,
            Timestamp = Clock(),
            Sequence = ++State.Sequence,
            EventName = eventName,
            Message = message,
            Payload = payload is null ? null : Values.ToJson(payload),
        });
    }

    /// <summary>Ends the instance at once: nothing scheduled runs any more, nothing waits (Elsa's Finish).</summary>
    public void Finish()
    {
        DropWork();
        State.Bookmarks.Clear();
        foreach (var context in _ordered)
        {
            context.CallbackPending = false;
        }

        IsFinishedAtOnce = true;
        End(WorkflowSubStatus.Finished);
    }

    internal void DropWork()
    {
        while (HasWork)
        {
            Dequeue();
        }
    }

    internal void End(WorkflowSubStatus subStatus)
    {
        State.Status = WorkflowStatus.Finished;
        State.SubStatus = subStatus;
        State.FinishedAt = Clock();
    }

    internal void AddIncident(Activity activity, string message, Exception? exception) =>
        State.Incidents.Add(new Incident
        {
            ActivityId = activity.Id,
            ActivityNodeId = activity.NodeId,
            ActivityType = activity.Type,
            Message = message,
            Exception = exception is null ? null : IncidentException.From(exception),
            Timestamp = Clock(),
        });

    /// <summary>Puts the executions back into the state: those that have not ended, failed ones, and what stands around them.</summary>
    internal void KeepContexts()
    {
        var kept = new HashSet<string>();
        foreach (var context in _ordered.Where(c => c.Parent is null || c.Status is not (ActivityStatus.Completed or ActivityStatus.Canceled)))
        {
            for (var c = context; c is not null && kept.Add(c.Id); c = c.Parent)
            {
                c.KeepOwnState();
            }
        }

        State.Contexts.Clear();
        State.Contexts.AddRange(_ordered.Where(c => kept.Contains(c.Id)).Select(c => c.Data));
    }
}

using System.Text.Json;
using Dispatch.Engine.Activities;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Authoring;

/// <summary>One execution of an activity: its inputs, variables, children and bookmarks, and all it may do.</summary>
public sealed class ActivityExecutionContext
{
    private readonly ContextState _state;
    private object?[]? _inputs;
    private bool[]? _evaluated;
    private object? _own;
    private Dictionary<string, object>? _owned;
    private Dictionary<string, object?>? _transient;
    private bool _ending;

    internal ActivityExecutionContext(WorkflowExecutionContext workflow, Activity activity, ActivityExecutionContext? parent, ContextState state)
    {
        Workflow = workflow;
        Activity = activity;
        Parent = parent;
        _state = state;
    }

    /// <summary>The run it belongs to.</summary>
    public WorkflowExecutionContext Workflow { get; }

    /// <summary>The activity.</summary>
    public Activity Activity { get; }

    /// <summary>The execution around it; null for the workflow.</summary>
    public ActivityExecutionContext? Parent { get; }

    /// <summary>16 hex digits.</summary>
    public string Id => _state.Id;

    /// <summary>Where it stands.</summary>
    public ActivityStatus Status => _state.Status;

    /// <summary>The outcomes it completed with; <c>Done</c> when it named none.</summary>
    public IReadOnlyList<string> Outcomes => (IReadOnlyList<string>?)_state.Outcomes ?? _done;

    private static readonly string[] _done = ["Done"];

    /// <summary>Now, the same for the whole burst.</summary>
    public DateTimeOffset Now => Workflow.Now;

    /// <summary>Whether it waits on a bookmark.</summary>
    public bool HasBookmarks => Workflow.State.Bookmarks.Exists(b => b.ActivityInstanceId == Id);

    /// <summary>The executions inside it that have started and not ended; failed ones count as not ended.</summary>
    public IReadOnlyList<ActivityExecutionContext> Children => Live;

    internal List<ActivityExecutionContext> Live { get; } = [];

    /// <summary>How many activities inside it are scheduled and have not started.</summary>
    internal int Pending { get; set; }

    internal bool HasPendingChildren => Pending > 0;

    /// <summary>Whether something inside it is scheduled, runs or waits.</summary>
    internal bool HasActiveChildren
    {
        get
        {
            if (Pending > 0)
            {
                return true;
            }

            foreach (var child in Live)
            {
                if (child.Status is ActivityStatus.Running or ActivityStatus.Pending)
                {
                    return true;
                }
            }

            return false;
        }
    }

    internal bool HasFailedChildren
    {
        get
        {
            foreach (var child in Live)
            {
                if (child.Status == ActivityStatus.Faulted)
                {
                    return true;
                }
            }

            return false;
        }
    }

    internal ContextState Data => _state;

    internal bool Touched { get; set; }

    internal bool CallbackPending { get; set; }

    internal Exception? Failure { get; set; }

    internal Dictionary<string, object?>? RecordedOutputs { get; private set; }

    /// <summary>The value of an input; default when it isn't set. Evaluated before the activity starts, and again on first use after a wait.</summary>
    public T? Get<T>(Input<T>? input)
    {
        if (input is null)
        {
            return default;
        }

        return input.Index < 0 ? Values.To<T>(input.Expression?.Evaluate(this)) : Values.To<T>(InputValue(input.Index));
    }

    /// <summary>Evaluates an input anew, as loops do with their condition each round.</summary>
    public T? Evaluate<T>(Input<T>? input) => input?.Expression is { } expression ? Values.To<T>(expression.Evaluate(this)) : Get(input);

    internal object? InputValue(int index)
    {
        var slots = Activity.InputSlots;
        _inputs ??= new object?[slots.Count];
        _evaluated ??= new bool[slots.Count];
        if (!_evaluated[index])
        {
            var slot = slots[index];
            _inputs[index] = slot.Input.Expression is { } expression ? Values.To(expression.Evaluate(this), slot.Input.ValueType) : slot.DefaultValue;
            _evaluated[index] = true;
        }

        return _inputs[index];
    }

    internal bool TryGetEvaluated(int index, out object? value)
    {
        value = null;
        if (_evaluated is null || !_evaluated[index])
        {
            return false;
        }

        value = _inputs![index];
        return true;
    }

    /// <summary>Gives an output: recorded, kept for expressions, and written to the variable or workflow output that the definition binds it to.</summary>
    public void Set<T>(Output<T>? output, T value)
    {
        if (output is null)
        {
            return;
        }

        var stored = Values.Stored(value);
        (RecordedOutputs ??= [])[output.Name] = stored;
        Workflow.RecordOutput(Activity.Id, output.Name, stored);
        if (output.VariableId is { } variable)
        {
            Bind(variable, stored is not null && output.Converter is { } convert ? Values.Stored(convert(stored)) : stored);
        }
    }

    /// <summary>The value of the nearest variable of that name, outward to the workflow's; null when there is none.</summary>
    public object? GetVariable(string name) => TryFindVariable(name, out var value) ? value : null;

    /// <summary>Looks for the nearest variable of that name, outward to the workflow's.</summary>
    public bool TryFindVariable(string name, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            foreach (var variable in scope.Activity.Variables)
            {
                if (string.Equals(variable.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    value = scope.Value(variable);
                    return true;
                }
            }

            if (scope._state.Variables is { } own && own.TryGetValue(name, out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>The value of the variable with that id, outward to the workflow's.</summary>
    public object? GetVariableById(string id) => TryFindVariableById(id, out var value) ? value : null;

    /// <summary>Looks for the variable with that id, outward to the workflow's.</summary>
    public bool TryFindVariableById(string id, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            foreach (var variable in scope.Activity.Variables)
            {
                if (variable.Id == id)
                {
                    value = scope.Value(variable);
                    return true;
                }
            }

            if (scope._state.Variables is { } own && own.TryGetValue(id, out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>The value of an input of the workflow (or of the workflow-as-activity around); null when there is none.</summary>
    public object? WorkflowInput(string name)
    {
        for (var scope = Parent; scope is not null; scope = scope.Parent)
        {
            if (scope.Activity is WorkflowAsActivity)
            {
                return WorkflowAsActivity.TryGetInput(scope, name, out var own) ? own : null;
            }
        }

        if (Workflow.State.Input.TryGetValue(name, out var value))
        {
            return value;
        }

        foreach (var (key, candidate) in Workflow.State.Input)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Sets an output of the workflow (or of the workflow-as-activity around).</summary>
    public void SetWorkflowOutput(string name, object? value)
    {
        for (var scope = Parent; scope is not null; scope = scope.Parent)
        {
            if (scope.Activity is WorkflowAsActivity composite)
            {
                composite.SetOutput(scope, name, value);
                return;
            }
        }

        Workflow.State.Output[name] = Values.Stored(value);
    }

    /// <summary>Sets the variable with that id, searched outward.</summary>
    /// <exception cref="FaultException">There is none.</exception>
    public void SetVariableById(string id, object? value)
    {
        if (!TrySetVariableById(id, value))
        {
            throw new FaultException($"There is no variable with id '{id}' in reach of activity '{Activity.Id}'.");
        }
    }

    private bool TrySetVariableById(string id, object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            foreach (var variable in scope.Activity.Variables)
            {
                if (variable.Id == id)
                {
                    scope.Assign(variable, value);
                    return true;
                }
            }

            if (scope._state.Variables is { } own && own.ContainsKey(id))
            {
                own[id] = Values.Stored(value);
                return true;
            }
        }

        return false;
    }

    // Studio binds an output to a variable by its id, to an output of the workflow by its name.
    private void Bind(string target, object? value)
    {
        if (TrySetVariableById(target, value))
        {
            return;
        }

        if (!DeclaresOutput(target))
        {
            throw new FaultException($"An output of activity '{Activity.Id}' is bound to '{target}', which is neither a variable in reach nor an output of the workflow.");
        }

        SetWorkflowOutput(target, value);
    }

    private bool DeclaresOutput(string name)
    {
        for (var scope = Parent; scope is not null; scope = scope.Parent)
        {
            if (scope.Activity is WorkflowAsActivity composite)
            {
                return composite.OutputSlots.Any(s => s.Name == name);
            }
        }

        return Workflow.Graph.OutputNames.Contains(name);
    }

    /// <summary>Sets the nearest variable of that name; answers whether there is one.</summary>
    public bool TrySetVariable(string name, object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            foreach (var variable in scope.Activity.Variables)
            {
                if (string.Equals(variable.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    scope.Assign(variable, value);
                    return true;
                }
            }

            if (scope._state.Variables is { } own && own.ContainsKey(name))
            {
                own[name] = Values.Stored(value);
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives this execution a variable of its own that isn't declared (loops: <c>CurrentValue</c>, <c>CurrentIndex</c>).</summary>
    public void DeclareVariable(string name, object? value) => (_state.Variables ??= [])[name] = Values.Stored(value);

    private object? Value(Variable variable)
    {
        var values = variable.IsTransient ? _transient : _state.Variables;
        if (values is not null && values.TryGetValue(variable.Id, out var value))
        {
            return value;
        }

        return variable.IsTransient && Workflow.IsResumed ? null : variable.Default;
    }

    private void Assign(Variable variable, object? value)
    {
        var typed = Workflow.Graph.ConvertVariable(variable, value);
        if (variable.IsTransient)
        {
            (_transient ??= [])[variable.Id] = typed;
        }
        else
        {
            (_state.Variables ??= [])[variable.Id] = Values.Stored(typed);
        }
    }

    /// <summary>What this activity keeps of its own between bursts (counters, items), by type; made on first use. Must be plain data that JSON can hold.</summary>
    public T State<T>()
        where T : class, new()
    {
        if (_own is T same)
        {
            return same;
        }

        _owned ??= [];
        if (!_owned.TryGetValue(typeof(T).Name, out var value))
        {
            value = _state.Own?.GetValueOrDefault(typeof(T).Name) switch
            {
                T kept => kept,
                JsonElement json => json.Deserialize<T>(Values.Json) ?? new T(),
                _ => new T(),
            };
            _owned[typeof(T).Name] = value;
        }

        _own = value;
        return (T)value;
    }

    /// <summary>Schedules an activity inside this one. It runs later in this burst; <see cref="Activity.ChildCompleted"/> hears when it has completed.</summary>
    /// <param name="child">The activity.</param>
    /// <param name="variables">Variables of the child's execution, by name.</param>
    /// <param name="scheduledBy">The execution that caused it; default this one.</param>
    public void Schedule(Activity child, IReadOnlyDictionary<string, object?>? variables = null, ActivityExecutionContext? scheduledBy = null) => Schedule(child, variables, scheduledBy, null);

    internal void Schedule(Activity child, IReadOnlyDictionary<string, object?>? variables, ActivityExecutionContext? scheduledBy, string? tag) =>
        Workflow.Enqueue(new WorkItem(child, this) { Variables = variables, ScheduledBy = scheduledBy ?? this, Tag = tag });

    /// <summary>Schedules the child, or completes when there is none.</summary>
    public void ScheduleOrComplete(Activity? child)
    {
        if (child is null)
        {
            Complete();
        }
        else
        {
            Schedule(child);
        }
    }

    /// <summary>Schedules the children beside each other, or completes when there are none.</summary>
    public void ScheduleAllOrComplete(IReadOnlyList<Activity> children)
    {
        if (children.Count == 0)
        {
            Complete();
            return;
        }

        foreach (var child in children)
        {
            Schedule(child);
        }
    }

    /// <summary>Completes unless something inside is scheduled, runs, waits or has failed.</summary>
    public void CompleteWhenChildrenHave()
    {
        if (!HasActiveChildren && !HasFailedChildren)
        {
            Complete();
        }
    }

    /// <summary>Whether this activity's trigger started the run, and the run's first burst lasts.</summary>
    public bool IsTriggerOfRun => Workflow.TriggerActivityId == Activity.Id && !Workflow.IsResumed;

    /// <summary>Waits for a stimulus of that name whose payload hashes alike. The payload is plain data; never personal.</summary>
    /// <param name="name">The stimulus name, e.g. <c>Elsa.Event</c>.</param>
    /// <param name="payload">What distinguishes the wait.</param>
    /// <param name="hashed">The part of the payload that is matched; default all of it.</param>
    /// <param name="dueAt">The instant at which a timer resumes it.</param>
    /// <param name="autoBurn">Whether a resumption uses it up.</param>
    public Bookmark CreateBookmark(string name, object? payload = null, object? hashed = null, DateTimeOffset? dueAt = null, bool autoBurn = true)
    {
        var bookmark = new Bookmark
        {
            Id = Workflow.NewId(),
            Name = name,
            Hash = Stimulus.HashOf(name, hashed ?? payload),
            Payload = payload is null ? null : Values.ToJson(payload),
            ActivityId = Activity.Id,
            ActivityNodeId = Activity.NodeId,
            ActivityInstanceId = Id,
            CreatedAt = Now,
            AutoBurn = autoBurn,
            DueAt = dueAt,
        };
        Workflow.State.Bookmarks.Add(bookmark);
        return bookmark;
    }

    /// <summary>Completes with outcomes; none means <c>Done</c>. Running children are cancelled, then the parent hears of it.</summary>
    public void Complete(params IReadOnlyList<string> outcomes)
    {
        if (Status != ActivityStatus.Running || _ending)
        {
            return;
        }

        _ending = true;
        foreach (var child in Live.ToArray())
        {
            child.Cancel();
        }

        _state.Outcomes = outcomes.Count > 0 ? [.. outcomes] : null;
        End(ActivityStatus.Completed);
        Workflow.Record(this, "Completed", outcomes.Count > 0 ? new { outcomes } : null);
        Workflow.ForgetCallbacksOf(this);
        if (CallbackPending)
        {
            CallbackPending = false;
            Parent?.Activity.ChildCompleted(Parent, this);
        }
    }

    /// <summary>Cancels it and everything inside; its own clean-up runs and the parent hears of it. Does nothing when it has ended.</summary>
    public void Cancel()
    {
        if (Status is not (ActivityStatus.Running or ActivityStatus.Pending) || _ending)
        {
            return;
        }

        _ending = true;
        Workflow.Withdraw(this);
        foreach (var child in Live.ToArray())
        {
            child.Cancel();
        }

        End(ActivityStatus.Canceled);
        Activity.Canceled(this);
        Workflow.Record(this, "Canceled", null);
        Workflow.ForgetCallbacksOf(this);
        CallbackPending = false;
        if (Parent is { _ending: false, Status: ActivityStatus.Running } parent)
        {
            parent.Activity.ChildCanceled(parent, this);
        }
    }

    private void End(ActivityStatus status)
    {
        Workflow.RemoveBookmarks(b => b.ActivityInstanceId == Id);
        _state.Status = status;
        _state.CompletedAt = Workflow.Clock();
        if (Parent is not null)
        {
            _state.Variables = null;
            Parent.Live.Remove(this);
        }
    }

    /// <summary>Lets a signal rise to the ancestors until one takes it.</summary>
    public void Signal(object signal)
    {
        for (var ancestor = Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor.Activity.Receive(ancestor, this, signal))
            {
                return;
            }
        }
    }

    /// <summary>Hands something to the outbox: it leaves after the commit, at least once, in order per instance.</summary>
    /// <param name="kind">Which handler takes it.</param>
    /// <param name="payload">Plain data.</param>
    public void Send(string kind, object payload) => Workflow.Effects.Messages.Add(new OutgoingMessage(kind, Values.ToJson(payload)));

    /// <summary>What the burst's surroundings lend to activities (the ticket at hand, reference data).</summary>
    /// <exception cref="FaultException">Nothing of that type is there.</exception>
    public T Feature<T>()
        where T : class => Workflow.Feature<T>() ?? throw new FaultException($"Activity '{Activity.Id}' needs {typeof(T).Name}, which this run does not offer.");

    internal void Fault(Exception exception)
    {
        Failure = exception;
        if (Parent is { } parent && !parent.Live.Contains(this))
        {
            parent.Live.Add(this);
        }

        _state.Status = ActivityStatus.Faulted;
        _state.CompletedAt = Workflow.Clock();
        for (var context = this; context is not null; context = context.Parent)
        {
            context._state.FaultCount++;
            context.Touched = true;
        }
    }

    internal void Begin()
    {
        _state.Status = ActivityStatus.Running;
        _ending = false;
    }

    internal void Reopen()
    {
        _state.Status = ActivityStatus.Pending;
        _state.CompletedAt = null;
        CallbackPending = true;
        for (var context = this; context is not null; context = context.Parent)
        {
            context._state.FaultCount = Math.Max(0, context._state.FaultCount - 1);
        }
    }

    internal void KeepOwnState()
    {
        if (_owned is null)
        {
            return;
        }

        _state.Own ??= [];
        foreach (var (name, value) in _owned)
        {
            _state.Own[name] = value;
        }
    }
}

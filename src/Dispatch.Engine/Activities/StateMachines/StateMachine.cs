using System.Globalization;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.StateMachines;

/// <summary>Named states with transitions between them. In a state all its triggers wait; the first to come whose condition holds takes its transition, the others are cancelled.</summary>
[Activity("Elsa.StateMachine", Category = "Flow", CategoryZh = "流程", DisplayName = "State Machine", DisplayNameZh = "状态机", Description = "States with transitions that wait for triggers.", DescriptionZh = "由触发器驱动转换的状态机。")]
public sealed class StateMachine : Activity, IExplainsWaiting
{
    private const string EntryTag = "entry";
    private const string TriggerTag = "trigger";
    private const string ExitTag = "exit";
    private const string ActionTag = "action";

    private readonly List<NamedState> _states = [];
    private readonly List<Transition> _transitions = [];
    private string? _initial;

    /// <inheritdoc/>
    protected internal override void Configure(ActivityBuilder builder)
    {
        foreach (var json in Objects(builder.Source["states"]))
        {
            _states.Add(new NamedState(Text(json["name"]), builder.Nested(json["entry"]), builder.Nested(json["exit"])));
        }

        foreach (var json in Objects(builder.Source["transitions"]))
        {
            _transitions.Add(new Transition(Text(json["from"]), Text(json["to"]), builder.Nested(json["trigger"]), builder.Input<bool>(json["condition"]), builder.Nested(json["action"])));
        }

        _initial = builder.Source["currentState"]?.ToString() is { Length: > 0 } current ? current : builder.Source["initialState"]?.ToString();
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string Text(JsonNode? json) => json?.ToString() ?? "";

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => Enter(context, _initial, context);

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        var (step, index) = Read(child.Data.Tag);
        if (step == EntryTag)
        {
            Leave(context, child);
            return;
        }

        // Only a transition out of the state it is in counts; what comes late is ignored.
        if (index >= _transitions.Count || _transitions[index].From != context.State<MachineState>().Current || Find(_transitions[index].To) is null)
        {
            return;
        }

        switch (step)
        {
            case TriggerTag when !TryTake(context, index, child):
                context.Schedule(_transitions[index].Trigger!, null, child, Tag(TriggerTag, index));
                break;
            case ExitTag:
                Act(context, index, child);
                break;
            case ActionTag:
                Enter(context, _transitions[index].To, child);
                break;
        }
    }

    /// <inheritdoc/>
    public string? ExplainWaiting(ActivityExecutionContext context) =>
        $"no transition out of the state '{context.State<MachineState>().Current}' can be taken, and none of them waits for a trigger";

    private void Enter(ActivityExecutionContext context, string? name, ActivityExecutionContext by)
    {
        context.State<MachineState>().Current = name;
        switch (Find(name))
        {
            case null:
                context.Complete();
                break;
            case { Entry: { } entry }:
                context.Schedule(entry, null, by, Tag(EntryTag, 0));
                break;
            default:
                Leave(context, by);
                break;
        }
    }

    /// <summary>Takes the first transition that needs no trigger and may be taken, else waits for the triggers of all others.</summary>
    private void Leave(ActivityExecutionContext context, ActivityExecutionContext by)
    {
        var current = context.State<MachineState>().Current;
        var ways = Enumerable.Range(0, _transitions.Count).Where(i => _transitions[i].From == current && Find(_transitions[i].To) is not null).ToList();
        if (ways.Count == 0)
        {
            context.Complete();
            return;
        }

        if (ways.Any(i => _transitions[i].Trigger is null && TryTake(context, i, by)))
        {
            return;
        }

        foreach (var i in ways)
        {
            if (_transitions[i].Trigger is { } trigger)
            {
                context.Schedule(trigger, null, by, Tag(TriggerTag, i));
            }
        }
    }

    private bool TryTake(ActivityExecutionContext context, int index, ActivityExecutionContext by)
    {
        var transition = _transitions[index];
        if (transition.Condition.Expression is not null && !context.Evaluate(transition.Condition))
        {
            return false;
        }

        CancelRivals(context, index);
        if (Find(transition.From) is { Exit: { } exit })
        {
            context.Schedule(exit, null, by, Tag(ExitTag, index));
        }
        else
        {
            Act(context, index, by);
        }

        return true;
    }

    private void CancelRivals(ActivityExecutionContext context, int index)
    {
        var rivals = _transitions.Where((t, i) => i != index && t.From == _transitions[index].From).Select(t => t.Trigger).OfType<Activity>().ToHashSet();
        context.Workflow.Unschedule(context, rivals.Contains);
        foreach (var waiting in context.Live.Where(c => rivals.Contains(c.Activity)).ToList())
        {
            waiting.Cancel();
        }
    }

    private void Act(ActivityExecutionContext context, int index, ActivityExecutionContext by)
    {
        if (_transitions[index].Action is { } action)
        {
            context.Schedule(action, null, by, Tag(ActionTag, index));
        }
        else
        {
            Enter(context, _transitions[index].To, by);
        }
    }

    private NamedState? Find(string? name) => string.IsNullOrWhiteSpace(name) ? null : _states.Find(s => s.Name == name);

    private static string Tag(string step, int index) => $"{step}:{index.ToString(CultureInfo.InvariantCulture)}";

    private static (string Step, int Index) Read(string? tag)
    {
        var parts = (tag ?? "").Split(':');
        return (parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : int.MaxValue);
    }
}

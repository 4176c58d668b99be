using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>Activities joined by arrows. Follows them by counting visits or by moving tokens, as the definition or the host chooses.</summary>
[Activity("Elsa.Flowchart", Category = "Flow", CategoryZh = "流程", DisplayName = "Flowchart", DisplayNameZh = "流程图", IsContainer = true, IsBrowsable = false,
    Description = "Activities joined by arrows.", DescriptionZh = "以连线相接的一组活动。")]
public sealed class Flowchart : Activity, IExplainsWaiting
{
    /// <summary>The definition's or instance's property that chooses the mode.</summary>
    public const string ModeProperty = "Flowchart:ExecutionMode";

    private readonly Dictionary<Activity, int> _places = [];
    private readonly Dictionary<string, int> _placeOfId = new(StringComparer.Ordinal);
    private Connection[] _connections = [];
    private MergeMode[] _mergeModes = [];
    private FlowLayout?[] _layouts = [];

    /// <summary>The activities on the canvas.</summary>
    [Port(IsBrowsable = false)]
    public IReadOnlyList<Activity> Activities { get; set; } = [];

    /// <summary>The activity that the definition names as the start.</summary>
    public Activity? Start { get; private set; }

    internal IReadOnlyList<Connection> Connections => _connections;

    /// <inheritdoc/>
    protected internal override void Configure(ActivityBuilder builder)
    {
        for (var i = 0; i < Activities.Count; i++)
        {
            _places[Activities[i]] = i;
            _placeOfId.TryAdd(Activities[i].Id, i);
        }

        _connections = [.. Read(builder.Source["connections"] as JsonArray)];
        _mergeModes = [.. Activities.Select(a => Enum.TryParse<MergeMode>((a.Source["customProperties"] as JsonObject)?["mergeMode"]?.ToString(), true, out var mode) ? mode : MergeMode.Stream)];
        _layouts = new FlowLayout?[Activities.Count];
        var start = builder.Source["start"] switch
        {
            JsonObject nested => nested["id"]?.ToString(),
            JsonValue id => id.ToString(),
            _ => null,
        };
        Start = start is not null && _placeOfId.TryGetValue(start, out var place) ? Activities[place] : null;
    }

    private IEnumerable<Connection> Read(JsonArray? connections)
    {
        var seen = new HashSet<string>();
        foreach (var json in connections?.OfType<JsonObject>() ?? [])
        {
            var (source, port) = End(json["source"], json["sourcePort"]);
            var (target, _) = End(json["target"], json["targetPort"]);
            port = string.IsNullOrEmpty(port) ? "Done" : port;
            var key = $"{source}.{port}>{target}";
            if (source is not null && target is not null && _placeOfId.TryGetValue(source, out var from) && _placeOfId.TryGetValue(target, out var to) && seen.Add(key))
            {
                yield return new Connection(from, port, to, key);
            }
        }
    }

    // Elsa 3.0 wrote {source, target, sourcePort}, later versions {source: {activity, port}, target: {activity, port}}.
    private static (string? Activity, string? Port) End(JsonNode? end, JsonNode? port) => end is JsonObject both ? (both["activity"]?.ToString(), both["port"]?.ToString()) : (end?.ToString(), port?.ToString());

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var start = FindStart(context);
        if (start is null)
        {
            context.Complete();
            return;
        }

        context.State<FlowState>().Start = start.Id;
        context.Schedule(start);
    }

    private Activity? FindStart(ActivityExecutionContext context)
    {
        if (context.Workflow.TriggerActivityId is { } trigger && _placeOfId.TryGetValue(trigger, out var place))
        {
            return Activities[place];
        }

        return UsualStart();
    }

    private Activity? UsualStart() => Start
        ?? Activities.FirstOrDefault(a => a is Start)
        ?? Activities.FirstOrDefault(a => a.CanStartWorkflow)
        ?? Activities.FirstOrDefault(a => !_connections.Any(c => c.Target == _places[a]))
        ?? (Activities.Count > 0 ? Activities[0] : null);

    /// <summary>The layout seen from where runs begin that no trigger has started.</summary>
    internal FlowLayout LayoutFromUsualStart() => LayoutFrom(_places[UsualStart()!]);

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (child.Activity.IsTerminal)
        {
            context.Complete();
            return;
        }

        var node = _places[child.Activity];
        var layout = Layout(context);
        if (IsTokenBased(context))
        {
            new TokenFlow(this, context, layout).Completed(node, child);
        }
        else
        {
            new CounterFlow(this, context, layout).Completed(node, child);
        }
    }

    /// <inheritdoc/>
    protected internal override void ChildCanceled(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        var node = _places[child.Activity];
        var layout = Layout(context);
        if (IsTokenBased(context))
        {
            new TokenFlow(this, context, layout).Canceled(node);
        }
        else
        {
            new CounterFlow(this, context, layout).Canceled(node, child);
        }
    }

    /// <inheritdoc/>
    public string? ExplainWaiting(ActivityExecutionContext context)
    {
        var state = context.State<FlowState>();
        if (IsTokenBased(context) && state.Tokens.Find(t => !t.Blocked) is { } token)
        {
            var missing = Layout(context).ForwardInbound[_placeOfId[token.To]].Select(i => _connections[i]).Where(c => !state.Tokens.Exists(t => !t.Blocked && t.From == Activities[c.Source].Id && t.To == token.To))
                .Select(c => $"'{Activities[c.Source].Id}'").ToList();
            return missing.Count > 0
                ? $"activity '{token.To}' waits for {string.Join(", ", missing)}, which was not taken"
                : $"what arrived at activity '{token.To}' from '{token.From}' was ignored by its merge mode and is never taken away";
        }

        return context.HasFailedChildren ? "an activity in the flowchart has failed" : null;
    }

    /// <summary>Cancels what runs or waits on the ways to <paramref name="target"/>.</summary>
    internal void CancelAncestors(ActivityExecutionContext context, Activity target)
    {
        if (context.Live.Count == 0)
        {
            return;
        }

        var ancestors = Layout(context).Ancestors(_places[target]);
        foreach (var child in context.Live.ToArray())
        {
            if (child.Activity != target && ancestors.Contains(_places[child.Activity]))
            {
                child.Cancel();
            }
        }
    }

    internal MergeMode MergeModeOf(ActivityExecutionContext context, int node) => Activities[node] is FlowJoin join
        ? join.ModeIn(context) == FlowJoinMode.WaitAny ? MergeMode.Race : MergeMode.Merge
        : _mergeModes[node];

    internal static void CompleteIfDone(ActivityExecutionContext context)
    {
        if (!context.HasActiveChildren && !context.HasFailedChildren)
        {
            context.Complete();
        }
    }

    private static bool IsTokenBased(ActivityExecutionContext context) => context.Workflow.State.Properties.TryGetValue(ModeProperty, out var mode) && mode is string chosen && chosen != "Default"
        ? chosen == "TokenBased"
        : context.Workflow.Graph.IsTokenBased;

    private FlowLayout Layout(ActivityExecutionContext context)
    {
        var start = context.State<FlowState>().Start is { } id && _placeOfId.TryGetValue(id, out var place) ? place : 0;
        return LayoutFrom(start);
    }

    private FlowLayout LayoutFrom(int start) => _layouts[start] ??= new FlowLayout(Activities.Count, _connections, start);
}

namespace Dispatch.Engine.Authoring;

/// <summary>One definition version, compiled: the tree of activities that all its instances share.</summary>
public sealed class WorkflowGraph
{
    private readonly Func<Variable, object?, object?> _convert;
    private readonly Dictionary<string, Activity> _byNodeId = [];
    private readonly Dictionary<string, Activity> _byId = [];

    internal WorkflowGraph(WorkflowActivity workflow, Func<Variable, object?, object?> convert)
    {
        Workflow = workflow;
        _convert = convert;
        Index(workflow);
    }

    /// <summary>The synthetic activity around the root, id <c>Workflow1</c>.</summary>
    public WorkflowActivity Workflow { get; }

    /// <summary>Logical id of the definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Id of this version.</summary>
    public required string VersionId { get; init; }

    /// <summary>Number of this version.</summary>
    public required int Version { get; init; }

    /// <summary>The definition's name.</summary>
    public string? Name { get; init; }

    /// <summary>The inputs it declares.</summary>
    public IReadOnlyList<string> InputNames { get; init; } = [];

    /// <summary>The outputs it declares.</summary>
    public IReadOnlyList<string> OutputNames { get; init; } = [];

    /// <summary>Whether an incident leaves the other branches running (Elsa's ContinueWithIncidentsStrategy) instead of ending the instance.</summary>
    public required bool ContinuesWithIncidents { get; init; }

    /// <summary>Whether flowcharts count tokens instead of visits.</summary>
    public required bool IsTokenBased { get; init; }

    /// <summary>Short name of the activation strategy, e.g. <c>Singleton</c>; null for none.</summary>
    public string? ActivationStrategy { get; init; }

    /// <summary>All activities, parents before children.</summary>
    public IEnumerable<Activity> Activities => _byNodeId.Values;

    /// <summary>The activity at that path, or null when this version has none there.</summary>
    public Activity? AtNode(string nodeId) => _byNodeId.GetValueOrDefault(nodeId);

    /// <summary>The activity with that id, or null.</summary>
    public Activity? WithId(string id) => _byId.GetValueOrDefault(id);

    internal object? ConvertVariable(Variable variable, object? value) => _convert(variable, value);

    private void Index(Activity activity)
    {
        _byNodeId[activity.NodeId] = activity;
        _byId.TryAdd(activity.Id, activity);
        foreach (var child in activity.Children)
        {
            Index(child);
        }
    }
}

using System.Text.Json.Nodes;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Authoring;

/// <summary>
/// A step of a workflow: its type's code together with the settings of one place in one definition version. Made once when the version
/// is compiled and shared by all instances, so it keeps nothing of a run; that belongs in the <see cref="ActivityExecutionContext"/>.
/// </summary>
/// <remarks>
/// Inputs, outputs and child activities are properties with <see cref="InputAttribute"/>, <see cref="OutputAttribute"/> and
/// <see cref="PortAttribute"/>; the compiler fills them. Code runs inside a burst: it must not wait, and must not touch
/// anything outside but through the context (effects leave after the commit).
/// </remarks>
public abstract class Activity
{
    /// <summary>Id within the definition.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>Path of ids from the workflow down, joined with colons.</summary>
    public string NodeId { get; internal set; } = "";

    /// <summary>Name in the definition; how expressions refer to its outputs.</summary>
    public string? Name { get; internal set; }

    /// <summary>Elsa's type name, e.g. <c>Elsa.WriteLine</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>Version of the type.</summary>
    public int Version { get; internal set; } = 1;

    /// <summary>Whether a trigger of this activity may start the workflow.</summary>
    public bool CanStartWorkflow { get; internal set; }

    /// <summary>Whether it runs in a burst of its own.</summary>
    public bool RunAsynchronously { get; internal set; }

    /// <summary>The activity that contains it; null for the workflow.</summary>
    public Activity? Container { get; internal set; }

    /// <summary>Its JSON in the definition, for settings that have no property.</summary>
    public JsonObject Source { get; internal set; } = [];

    /// <summary>Variables declared on it (containers).</summary>
    public IReadOnlyList<Variable> Variables { get; internal set; } = [];

    internal LogPersistence? LogPersistence { get; set; }

    internal IReadOnlyList<InputSlot> InputSlots { get; set; } = [];

    internal IReadOnlyList<OutputSlot> OutputSlots { get; set; } = [];

    /// <summary>Whether it ends its container when it completes (Finish, Complete, Break, End).</summary>
    protected internal virtual bool IsTerminal => false;

    /// <summary>The activities inside it.</summary>
    public virtual IEnumerable<Activity> Children => Nested;

    internal List<Activity> Nested { get; } = [];

    /// <summary>Reads what has no property of its own out of <see cref="Source"/>, when the definition is compiled.</summary>
    protected internal virtual void Configure(ActivityBuilder builder)
    {
    }

    /// <summary>Starts the activity.</summary>
    protected internal abstract void Execute(ActivityExecutionContext context);

    /// <summary>Goes on after a bookmark of it was resumed with <paramref name="input"/> (null, or a stored value).</summary>
    protected internal virtual void Resume(ActivityExecutionContext context, Bookmark bookmark, object? input) => context.Complete();

    /// <summary>Hears that a child it scheduled has completed; <see cref="ActivityExecutionContext.Outcomes"/> of the child says how.</summary>
    protected internal virtual void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child)
    {
    }

    /// <summary>Hears that a child was cancelled from elsewhere.</summary>
    protected internal virtual void ChildCanceled(ActivityExecutionContext context, ActivityExecutionContext child)
    {
    }

    /// <summary>Hears a signal that rises from a descendant; answers whether it is to rise no further.</summary>
    protected internal virtual bool Receive(ActivityExecutionContext context, ActivityExecutionContext sender, object signal) => false;

    /// <summary>Cleans up what it began outside the engine's own state (an open task) when it is cancelled.</summary>
    protected internal virtual void Canceled(ActivityExecutionContext context)
    {
    }
}

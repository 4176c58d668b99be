using System.Text.Json.Nodes;

namespace Dispatch.Engine.Definitions;

/// <summary>The published workflows that may be used as activities.</summary>
public interface IWorkflowActivities
{
    /// <summary>The workflow that an activity of <paramref name="type"/> stands for, or null. <paramref name="source"/> may name an id of the definition or of one version.</summary>
    WorkflowDefinition? Find(string type, JsonObject source);

    /// <summary>All of them, for the toolbox.</summary>
    IEnumerable<WorkflowDefinition> All();
}

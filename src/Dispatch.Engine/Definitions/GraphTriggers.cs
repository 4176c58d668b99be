using Dispatch.Engine.Authoring;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Definitions;

/// <summary>Finds what starts a workflow: the stimuli of its trigger activities that may.</summary>
public static class GraphTriggers
{
    /// <summary>One entry per stimulus. A trigger whose inputs can't be evaluated without an instance has none.</summary>
    public static IEnumerable<(Activity Activity, string StimulusName, object Payload)> Of(WorkflowGraph graph, TimeProvider time)
    {
        foreach (var activity in graph.Activities.Where(a => a.CanStartWorkflow))
        {
            if (activity is not ITrigger trigger)
            {
                continue;
            }

            List<(string, object)> stimuli;
            try
            {
                stimuli = [.. trigger.Stimuli(new TriggerContext(input => input.Expression?.Evaluate(Blank(graph, activity, time))))];
            }
            catch (Exception e) when (e is FormatException or ExpressionException or FaultException)
            {
                continue;
            }

            foreach (var (name, payload) in stimuli)
            {
                yield return (activity, name, payload);
            }
        }
    }

    private static ActivityExecutionContext Blank(WorkflowGraph graph, Activity activity, TimeProvider time)
    {
        var state = new WorkflowState { Id = "", DefinitionId = graph.DefinitionId, DefinitionVersionId = graph.VersionId, DefinitionVersion = graph.Version, CreatedAt = time.GetUtcNow() };
        var burst = new WorkflowExecutionContext(graph, state, _ => null, new IdGenerator(time), time);
        var root = burst.Start(new WorkItem(graph.Workflow, null));
        return burst.Start(new WorkItem(activity, root));
    }
}

using Dispatch.Engine.Authoring;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Execution;

/// <summary>Finds out why an instance can never move again and records it, so that nobody waits in vain.</summary>
internal static class StuckInstance
{
    public static void Report(WorkflowExecutionContext burst)
    {
        if (burst.State.Incidents.Count > 0)
        {
            return;
        }

        var innermost = burst.Contexts.LastOrDefault(c => c.Status == ActivityStatus.Running && !c.Children.Any(d => d.Status == ActivityStatus.Running));
        if (innermost is null)
        {
            return;
        }

        var reason = (innermost.Activity as IExplainsWaiting)?.ExplainWaiting(innermost) ?? "it waits for activities that will never run";
        burst.AddIncident(innermost.Activity, $"The instance can never move again: {reason}. Mend the definition and migrate or cancel the instance.", null);
    }
}

using Dispatch.Engine.State;

namespace Dispatch.Engine.Authoring;

/// <summary>An activity that completes by itself after it was executed, unless it waits on a bookmark or has completed already.</summary>
public abstract class CodeActivity : Activity
{
    internal void CompleteIfDone(ActivityExecutionContext context)
    {
        if (context.Status == ActivityStatus.Running && !context.HasBookmarks && !context.HasPendingChildren)
        {
            context.Complete();
        }
    }
}

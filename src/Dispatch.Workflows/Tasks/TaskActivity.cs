using Dispatch.Engine.Authoring;
using Dispatch.Engine.State;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>An activity that opens tasks and waits for people.</summary>
public abstract class TaskActivity : Activity
{
    /// <summary>The stimulus of a completed task.</summary>
    public const string TaskStimulus = "Dispatch.Task";

    /// <summary>The stimulus of a time that is up.</summary>
    public const string TimeUpStimulus = "Dispatch.TimeUp";

    /// <summary>Opens a task that this execution waits for.</summary>
    protected static HumanTask Open(ActivityExecutionContext context, TaskDraft draft)
    {
        var work = context.Feature<TicketWork>();
        var task = work.Tasks.Add(draft with { GroupId = context.Id });
        task.BookmarkId = context.CreateBookmark(TaskStimulus, new { taskId = task.Id }).Id;
        return task;
    }

    /// <summary>Waits until an instant at the most.</summary>
    protected static void WaitUntil(ActivityExecutionContext context, DateTimeOffset until) =>
        context.CreateBookmark(TimeUpStimulus, new { execution = context.Id }, dueAt: until);

    /// <inheritdoc/>
    protected override void Resume(ActivityExecutionContext context, Bookmark bookmark, object? input)
    {
        if (bookmark.Name == TimeUpStimulus)
        {
            TimeUp(context);
        }
        else if (input is TaskAnswer answer)
        {
            Answered(context, answer);
        }
        else
        {
            throw new FaultException($"Activity '{Id}' waits for a person: complete the task in the inbox instead of resuming the workflow.");
        }
    }

    /// <summary>Goes on with a task that was completed.</summary>
    protected abstract void Answered(ActivityExecutionContext context, TaskAnswer answer);

    /// <summary>Goes on when the time is up.</summary>
    protected virtual void TimeUp(ActivityExecutionContext context)
    {
    }

    /// <inheritdoc/>
    protected override void Canceled(ActivityExecutionContext context) =>
        context.Workflow.Feature<TicketWork>()?.Tasks.CancelGroup(context.Id, "流程已终止", "the workflow was cancelled");
}

using System.Diagnostics;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Execution;

/// <summary>The interpreter: runs one burst, (state, stimulus) to (state, effects). No I/O.</summary>
public sealed class WorkflowExecutor(BurstLimits limits)
{
    /// <summary>Starts the instance and runs until nothing can run.</summary>
    public void Start(WorkflowExecutionContext burst)
    {
        burst.Enqueue(new WorkItem(burst.Graph.Workflow, null) { Notifies = false });
        Run(burst);
    }

    /// <summary>Resumes a waiting bookmark and runs until nothing can run. Answers false when the instance no longer waits there.</summary>
    public bool Resume(WorkflowExecutionContext burst, string bookmarkId, object? input)
    {
        var bookmark = burst.State.Bookmarks.Find(b => b.Id == bookmarkId);
        if (bookmark is null || burst.State.Status != WorkflowStatus.Running || burst.Context(bookmark.ActivityInstanceId) is not { } context)
        {
            return false;
        }

        burst.Enqueue(new WorkItem(context.Activity, context.Parent) { Existing = context, Bookmark = bookmark, Input = input });
        Run(burst);
        return true;
    }

    /// <summary>Runs what asked for a burst of its own (<c>runAsynchronously</c>). Answers false when nothing did.</summary>
    public bool Continue(WorkflowExecutionContext burst)
    {
        var deferred = burst.State.Deferred.ToList();
        burst.State.Deferred.Clear();
        foreach (var context in deferred.Select(burst.Context).OfType<ActivityExecutionContext>())
        {
            burst.Enqueue(new WorkItem(context.Activity, context.Parent) { Existing = context, IsOwnBurst = true });
        }

        Run(burst);
        return deferred.Count > 0;
    }

    /// <summary>Runs a failed activity again, or (<paramref name="skip"/>) lets it complete as if it had done its work, and goes on.</summary>
    /// <returns>False when no activity of that id has failed.</returns>
    public bool Mend(WorkflowExecutionContext burst, string activityId, bool skip, IReadOnlyList<string> outcomes)
    {
        var failed = burst.Contexts.Where(c => c.Activity.Id == activityId && c.Status == ActivityStatus.Faulted).ToList();
        if (failed.Count == 0)
        {
            return false;
        }

        burst.State.Incidents.RemoveAll(i => i.ActivityId == activityId);
        burst.State.Status = WorkflowStatus.Running;
        burst.State.FinishedAt = null;
        foreach (var context in failed)
        {
            context.Reopen();
            if (skip)
            {
                context.Begin();
                context.Complete(outcomes);
            }
            else
            {
                burst.Enqueue(new WorkItem(context.Activity, context.Parent) { Existing = context, IsOwnBurst = true });
            }
        }

        Run(burst);
        return true;
    }

    /// <summary>Cancels the instance: all that waits in it is cleaned up.</summary>
    public void Cancel(WorkflowExecutionContext burst)
    {
        foreach (var context in burst.Contexts.Where(c => c.Parent is null).ToList())
        {
            context.Cancel();
        }

        burst.State.Bookmarks.Clear();
        burst.State.Deferred.Clear();
        burst.End(WorkflowSubStatus.Cancelled);
        Close(burst);
    }

    private void Run(WorkflowExecutionContext burst)
    {
        burst.State.SubStatus = WorkflowSubStatus.Executing;
        var started = Stopwatch.GetTimestamp();
        for (var count = 1; burst.HasWork; count++)
        {
            var item = burst.Dequeue();
            if (count > limits.Activities || ((count & 63) == 0 && Stopwatch.GetElapsedTime(started) > limits.Time))
            {
                StopRunaway(burst, item, count);
                break;
            }

            Step(burst, item);
        }

        Settle(burst);
        Close(burst);
    }

    private static void Step(WorkflowExecutionContext burst, WorkItem item)
    {
        if (item is { Existing: null, Owner.Status: ActivityStatus.Canceled })
        {
            // What a cancelled container had scheduled would wait for nobody.
            return;
        }

        var context = item.Existing ?? burst.Start(item);
        context.Touched = true;
        if (item.Activity.RunAsynchronously && item.Bookmark is null && !item.IsOwnBurst)
        {
            burst.State.Deferred.Add(context.Id);
            return;
        }

        try
        {
            Invoke(burst, item, context);
        }
        catch (Exception e)
        {
            Fault(burst, context, e);
        }
    }

    private static void Invoke(WorkflowExecutionContext burst, WorkItem item, ActivityExecutionContext context)
    {
        var waits = item.Bookmark is not null || burst.State.Bookmarks.Exists(b => b.ActivityNodeId == item.Activity.NodeId);
        burst.Record(context, waits ? "Resumed" : "Started", null);
        context.Begin();
        if (item.Bookmark is null)
        {
            EvaluateInputs(context);
            item.Activity.Execute(context);
        }
        else
        {
            item.Activity.Resume(context, item.Bookmark, item.Input);
            if (item.Bookmark.AutoBurn)
            {
                burst.RemoveBookmarks(b => b.Id == item.Bookmark.Id);
            }
        }

        if (item.Activity is CodeActivity code)
        {
            code.CompleteIfDone(context);
        }

        if (context.Status == ActivityStatus.Running && burst.State.Bookmarks.Exists(b => b.ActivityNodeId == item.Activity.NodeId))
        {
            burst.Record(context, "Suspended", null);
        }
    }

    private static void EvaluateInputs(ActivityExecutionContext context)
    {
        var slots = context.Activity.InputSlots;
        for (var i = 0; i < slots.Count; i++)
        {
            if (!slots[i].AutoEvaluate)
            {
                continue;
            }

            try
            {
                context.InputValue(i);
            }
            catch (Exception e)
            {
                throw new InputEvaluationException(slots[i].Name, e);
            }
        }
    }

    private static void Fault(WorkflowExecutionContext burst, ActivityExecutionContext context, Exception exception)
    {
        context.Fault(exception);
        burst.RemoveBookmarks(b => b.ActivityInstanceId == context.Id);
        burst.AddIncident(context.Activity, exception.Message, exception);
        burst.Record(context, "Faulted", new { exception = IncidentException.From(exception) }, exception.Message);
        if (!burst.Graph.ContinuesWithIncidents && burst.State.Status == WorkflowStatus.Running)
        {
            burst.End(WorkflowSubStatus.Faulted);
        }
    }

    private void StopRunaway(WorkflowExecutionContext burst, WorkItem item, int count)
    {
        burst.DropWork();
        var what = count > limits.Activities ? $"{limits.Activities} activities" : $"{limits.Time.TotalSeconds:0.#} s";
        burst.AddIncident(item.Activity, $"The run was stopped: it used more than {what} without ever waiting. Look for a loop that never ends.", null);
        burst.End(WorkflowSubStatus.Faulted);
    }

    private static void Settle(WorkflowExecutionContext burst)
    {
        if (burst.State.Status == WorkflowStatus.Finished)
        {
            return;
        }

        if (burst.Contexts.All(c => c.Status is ActivityStatus.Completed or ActivityStatus.Canceled))
        {
            burst.End(WorkflowSubStatus.Finished);
            return;
        }

        burst.State.SubStatus = WorkflowSubStatus.Suspended;
        if (burst.State.Bookmarks.Count == 0 && burst.State.Deferred.Count == 0)
        {
            StuckInstance.Report(burst);
        }
    }

    private static void Close(WorkflowExecutionContext burst)
    {
        burst.State.UpdatedAt = burst.Clock();
        foreach (var context in burst.Contexts.Where(c => c.Touched))
        {
            burst.Effects.Records.Add(ActivityRecordFactory.Create(context));
        }

        burst.KeepContexts();
    }
}

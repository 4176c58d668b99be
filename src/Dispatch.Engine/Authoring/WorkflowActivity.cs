namespace Dispatch.Engine.Authoring;

/// <summary>The activity around a definition's root: runs it and completes with its outcomes. Its id is <c>Workflow1</c>, as in Elsa.</summary>
public sealed class WorkflowActivity : Activity
{
    /// <summary>The root as the definition has it; null for an empty definition.</summary>
    public Activity? Root { get; internal set; }

    /// <inheritdoc/>
    public override IEnumerable<Activity> Children => Root is null ? [] : [Root];

    /// <inheritdoc/>
    protected internal override bool Receive(ActivityExecutionContext context, ActivityExecutionContext sender, object signal)
    {
        if (signal is not Activities.CompleteSignal complete)
        {
            return false;
        }

        complete.Apply(context, sender);
        return true;
    }

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (Root is null)
        {
            context.Complete();
        }
        else
        {
            context.Schedule(Root);
        }
    }

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child) => context.Complete(context.Data.Outcomes ?? []);
}

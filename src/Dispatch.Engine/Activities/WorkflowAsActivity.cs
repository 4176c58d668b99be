using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Activities;

/// <summary>A published workflow used as an activity: its root runs inside this execution, with inputs, outputs and variables of its own.</summary>
public sealed class WorkflowAsActivity : Activity
{
    internal WorkflowDefinition Definition { get; init; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        // Kept as evaluated: what an input was made from may change while something inside waits.
        var inputs = context.State<CompositeInputs>();
        for (var i = 0; i < InputSlots.Count; i++)
        {
            inputs.Values[InputSlots[i].Name] = Values.ToJson(Values.Stored(context.InputValue(i)));
        }

        if (Nested.Count == 0)
        {
            context.Complete();
        }
        else
        {
            context.Schedule(Nested[0]);
        }
    }

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child) => context.Complete(context.Data.Outcomes ?? []);

    /// <inheritdoc/>
    protected internal override void ChildCanceled(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (context.Status == ActivityStatus.Running)
        {
            context.Complete();
        }
    }

    /// <inheritdoc/>
    protected internal override bool Receive(ActivityExecutionContext context, ActivityExecutionContext sender, object signal)
    {
        if (signal is not CompleteSignal complete)
        {
            return signal is BreakSignal;
        }

        complete.Apply(context, sender);
        return true;
    }

    /// <summary>The value of one of its inputs.</summary>
    internal static bool TryGetInput(ActivityExecutionContext context, string name, out object? value)
    {
        foreach (var (key, kept) in context.State<CompositeInputs>().Values)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                value = Values.FromJson(kept);
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>Takes an output that something inside it has set.</summary>
    internal void SetOutput(ActivityExecutionContext context, string name, object? value)
    {
        foreach (var slot in OutputSlots)
        {
            if (string.Equals(slot.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                context.Set((Output<object>)slot.Output, value!);
                return;
            }
        }

        throw new FaultException($"The workflow '{Definition.Name ?? Definition.DefinitionId}' has no output '{name}'. Declare it in its outputs.");
    }
}

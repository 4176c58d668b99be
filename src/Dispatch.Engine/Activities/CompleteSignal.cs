using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Rises from Complete to the nearest workflow or workflow-as-activity.</summary>
internal sealed record CompleteSignal(IReadOnlyList<string> Outcomes)
{
    /// <summary>Completes <paramref name="receiver"/> from within, as Elsa does: first the sender, so that what is around it ends in its own way, then what still runs.</summary>
    public void Apply(ActivityExecutionContext receiver, ActivityExecutionContext sender)
    {
        receiver.Data.Outcomes = Outcomes.Count > 0 ? [.. Outcomes] : null;
        sender.Complete(Outcomes);
        receiver.Complete(Outcomes);
    }
}

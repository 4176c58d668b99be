using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Stands where a definition names a type that nobody knows: an incident when it is reached.</summary>
internal sealed class NotFoundActivity : Activity
{
    public bool TooDeep { get; init; }

    protected internal override void Execute(ActivityExecutionContext context) => throw new FaultException(TooDeep
        ? $"The workflow '{Type}' is nested too deeply as an activity, perhaps in itself."
        : $"The activity type '{Type}' is not known here. Install what brings it, or replace the activity and publish again.");
}

namespace Dispatch.Engine.Authoring;

/// <summary>An activity that can start its workflow. Publishing a version stores one row per trigger.</summary>
public interface ITrigger
{
    /// <summary>What starts it: stimulus name and payload (plain strings and numbers), or none where its inputs aren't set. Inputs are evaluated without an instance.</summary>
    IEnumerable<(string StimulusName, object Payload)> Stimuli(TriggerContext context);
}

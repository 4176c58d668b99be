namespace Dispatch.Engine.Authoring;

/// <summary>An activity that can say which of its parts waits for what, for the incident of an instance that can never move again.</summary>
public interface IExplainsWaiting
{
    /// <summary>E.g. <c>join 'j' waits for 'b', which was not taken</c>; null when it doesn't know.</summary>
    string? ExplainWaiting(ActivityExecutionContext context);
}

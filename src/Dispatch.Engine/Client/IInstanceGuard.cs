namespace Dispatch.Engine.Client;

/// <summary>Keeps instances from being deleted while something outside the engine depends on them.</summary>
public interface IInstanceGuard
{
    /// <summary>Why the instance must stay, in words for an admin; null when it may go.</summary>
    string? WhyNotDelete(string instanceId);
}

namespace Dispatch.Engine.Client;

/// <summary>Keeps instances from being cancelled or deleted while something outside the engine depends on them.</summary>
public interface IInstanceGuard
{
    /// <summary>Why the instance must go on, in words for an admin; null when it may end.</summary>
    string? WhyNotEnd(string instanceId);
}

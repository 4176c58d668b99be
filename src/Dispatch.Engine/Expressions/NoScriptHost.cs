using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>An engine by itself: no settings, no address.</summary>
internal sealed class NoScriptHost : IScriptHost
{
    public bool HasSettings => false;

    public string? Setting(string name) => null;

    public string AbsoluteUrl(string path) => throw new ExpressionException("This host has no address of its own.");

    public string EventTriggerUrl(string eventName, string instanceId, DateTimeOffset? expiresAt) => AbsoluteUrl("");
}

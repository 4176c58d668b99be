namespace Dispatch.Engine.Expressions;

/// <summary>What expressions learn from the host that they run in.</summary>
public interface IScriptHost
{
    /// <summary>Whether the operator has opened any setting to workflows; else scripts have no <c>getConfig</c>, as in Elsa.</summary>
    bool HasSettings { get; }

    /// <summary>A setting out of those that the operator has opened to workflows, by its name (<c>Smtp:Host</c>); null when there is none.</summary>
    string? Setting(string name);

    /// <summary>The address under which the outside reaches a path of this host.</summary>
    /// <exception cref="Authoring.ExpressionException">The host has no address.</exception>
    string AbsoluteUrl(string path);

    /// <summary>An address that raises an event in one instance, for whoever holds it, until it expires.</summary>
    /// <exception cref="Authoring.ExpressionException">The host has no address.</exception>
    string EventTriggerUrl(string eventName, string instanceId, DateTimeOffset? expiresAt);
}

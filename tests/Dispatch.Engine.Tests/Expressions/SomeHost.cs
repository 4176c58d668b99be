using System.Globalization;
using Dispatch.Engine.Expressions;

namespace Dispatch.Engine.Tests.Expressions;

/// <summary>A host with an address and one opened setting.</summary>
internal sealed class SomeHost : IScriptHost
{
    public bool HasSettings => true;

    public string? Setting(string name) => name == "Mail:From" ? "a@example.org" : null;

    public string AbsoluteUrl(string path) => "https://example.org/" + path;

    public string EventTriggerUrl(string eventName, string instanceId, DateTimeOffset? expiresAt) => AbsoluteUrl($"{eventName}/{instanceId}/{expiresAt?.ToString("u", CultureInfo.InvariantCulture)}");
}

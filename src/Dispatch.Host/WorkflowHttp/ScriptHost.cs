using Dispatch.Engine.Authoring;
using Dispatch.Engine.Expressions;
using Dispatch.Host.Composition;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dispatch.Host.WorkflowHttp;

/// <summary>What the scripts of workflows learn from this host. Of its configuration they see one section, which holds nothing unless the operator puts it there.</summary>
internal sealed class ScriptHost(IConfiguration configuration, HostSettings settings, IServiceProvider services, EventLinks links) : IScriptHost
{
    /// <summary>The section that is open to workflows.</summary>
    public const string OpenSection = "Dispatch:Workflows:Settings";

    public bool HasSettings => configuration.GetSection(OpenSection).Exists();

    public string? Setting(string name) => name.Length == 0 ? null : configuration.GetSection(OpenSection)[name];

    public string AbsoluteUrl(string path) => $"{Address().TrimEnd('/')}/{path.TrimStart('~').TrimStart('/')}";

    public string EventTriggerUrl(string eventName, string instanceId, DateTimeOffset? expiresAt) =>
        AbsoluteUrl("elsa/api/events/trigger?t=" + Uri.EscapeDataString(links.Make(new EventLink(eventName, instanceId, expiresAt))));

    // The server is asked late: it is made after what compiles workflows.
    private string Address() => settings.PublicAddress
        ?? services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? throw new ExpressionException("The service does not know its address yet. Set Dispatch:PublicAddress.");
}

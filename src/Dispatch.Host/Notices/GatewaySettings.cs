namespace Dispatch.Host.Notices;

/// <summary>The gateway that turns notices into short messages; <c>Dispatch:Notices:Gateway</c>.</summary>
internal sealed class GatewaySettings
{
    public const string Section = "Dispatch:Notices:Gateway";

    /// <summary>Where notices are posted; without it none are.</summary>
    public Uri? Url { get; init; }

    /// <summary>Sent as <c>Authorization: Bearer</c>, so that the gateway knows who asks.</summary>
    public string? Secret { get; init; }
}

namespace Dispatch.Host.Identity;

/// <summary>The organisation's identity provider, under <c>Dispatch:OpenId</c>.</summary>
internal sealed class OpenIdSettings
{
    /// <summary>The provider's address, below which <c>.well-known/openid-configuration</c> lies; https, but for this machine itself.</summary>
    public string? Authority { get; init; }

    /// <summary>As what Dispatch is registered there.</summary>
    public string? ClientId { get; init; }

    /// <summary>The secret of that registration; none for a public client.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Which claim says who somebody is; its value stands in the account as <c>externalName</c>.</summary>
    /// <value>Default <c>preferred_username</c>.</value>
    public string Claim { get; init; } = "preferred_username";

    /// <summary>What the button says.</summary>
    public string? Label { get; init; }

    /// <summary>Whether it is set up.</summary>
    public bool IsOn => !string.IsNullOrEmpty(Authority);
}

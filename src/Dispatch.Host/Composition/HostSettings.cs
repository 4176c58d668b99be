using Dispatch.Host.Identity;

namespace Dispatch.Host.Composition;

/// <summary>What the operator sets: file, environment or command line, under <c>Dispatch:</c>.</summary>
internal sealed class HostSettings
{
    /// <summary>The data directory.</summary>
    /// <value>Default <c>data</c> under the current directory.</value>
    public string Data { get; init; } = "data";

    /// <summary>The district's time zone.</summary>
    /// <value>Default Asia/Shanghai.</value>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>The address under which the outside reaches this service, e.g. <c>https://dispatch.example.org</c>; workflows put it into links.</summary>
    /// <value>Default: the address it listens on.</value>
    public string? PublicAddress { get; init; }

    /// <summary>Addresses (<c>10.0.0.5</c>) or networks (<c>10.0.0.0/24</c>) of the reverse proxies in front, whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed; nobody else's are.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Whether <c>/setup</c> opens once more for an administrator, for an operator whose administrators are all lost.</summary>
    /// <value>Default false; <c>--admin-code true</c>.</value>
    public bool AdminCode { get; init; }

    /// <summary>How durable a commit is: FULL or NORMAL.</summary>
    /// <value>Default FULL.</value>
    public string Synchronous { get; init; } = "FULL";

    /// <summary>Requests a second that a key may send unless it has a limit of its own.</summary>
    /// <value>Default 3,000.</value>
    public int RequestsPerSecond { get; init; } = 3000;

    /// <summary>Requests a second from one address without sign-in.</summary>
    /// <value>Default 300.</value>
    public int AnonymousRequestsPerSecond { get; init; } = 300;

    /// <summary>Wrong passwords or codes that one address may send in a minute before it has to wait.</summary>
    /// <value>Default 20.</value>
    public int SignInFailuresPerMinute { get; init; } = 20;

    /// <summary>Signing in with the organisation's identity provider; off without an authority.</summary>
    public OpenIdSettings OpenId { get; init; } = new();

    /// <summary>Hosts inside the own network that workflows may call; all others must be public.</summary>
    public IReadOnlyList<string> InnerHosts { get; init; } = [];

    /// <summary>Bearer tokens of another issuer, for programs.</summary>
    public IssuerSettings Jwt { get; init; } = new();

    /// <summary>Whether the sample district, demo keys and demo accounts are loaded at the first start. Development only.</summary>
    /// <value>Default true.</value>
    public bool Sample { get; init; } = true;

    /// <summary>How many invented tickets live three months in the sample district before the first start. Development only.</summary>
    /// <value>Default 0; <c>--sample-tickets N</c>.</value>
    public int SampleTickets { get; init; }
}

using MailKit.Security;

namespace Dispatch.Host.Notices;

/// <summary>The mail server that takes notices; <c>Dispatch:Notices:Mail</c>.</summary>
internal sealed class MailSettings
{
    public const string Section = "Dispatch:Notices:Mail";

    /// <summary>The server; without one no mail is sent.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    /// <value>Default 587.</value>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is secured: Auto (implicit TLS on port 465, otherwise STARTTLS where offered), SslOnConnect, StartTls, StartTlsWhenAvailable or None.</summary>
    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.Auto;

    /// <summary>The sender, e.g. <c>街道办 &lt;notice@example.org&gt;</c>; must be given with a host.</summary>
    public string? From { get; init; }

    /// <summary>The name to sign in with; left out, nobody signs in.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }
}

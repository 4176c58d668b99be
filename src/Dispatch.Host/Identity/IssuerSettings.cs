using Dispatch.Host.Composition;

namespace Dispatch.Host.Identity;

/// <summary>The one issuer whose bearer tokens (JWT) are accepted beside keys, under <c>Dispatch:Jwt</c>. Off until an issuer is named.</summary>
internal sealed class IssuerSettings
{
    /// <summary>What <c>iss</c> has to be, to the letter.</summary>
    public string? Issuer { get; init; }

    /// <summary>What <c>aud</c> has to name.</summary>
    public string? Audience { get; init; }

    /// <summary>A file with the issuer's public keys (JWKS). Read again when it changes.</summary>
    public string? Jwks { get; init; }

    /// <summary>Or the address under which the issuer publishes them (<c>/.well-known/openid-configuration</c>).</summary>
    public string? Authority { get; init; }

    /// <summary>The algorithms accepted; never <c>none</c>, never one with a shared secret.</summary>
    /// <value>Default RS256, PS256 and ES256.</value>
    public IReadOnlyList<string> Algorithms { get; init; } = [];

    /// <summary>How far the clocks may be apart, in seconds.</summary>
    /// <value>Default 30; at most 60.</value>
    public int SkewSeconds { get; init; } = 30;

    public bool IsOn => !string.IsNullOrEmpty(Issuer);

    public IReadOnlyList<string> Accepted => Algorithms.Count > 0 ? Algorithms : ["RS256", "PS256", "ES256"];

    /// <summary>Throws when the settings would let tokens in that nobody vouches for.</summary>
    /// <exception cref="StartFailure">They would.</exception>
    public void Verify()
    {
        if (!IsOn)
        {
            return;
        }

        var wrong = string.IsNullOrEmpty(Audience) ? "name the audience with Dispatch:Jwt:Audience"
            : string.IsNullOrEmpty(Jwks) == string.IsNullOrEmpty(Authority) ? "name either the file of its keys with Dispatch:Jwt:Jwks or its address with Dispatch:Jwt:Authority"
            : Accepted.FirstOrDefault(a => a.Length != 5 || a[..2] is not ("RS" or "PS" or "ES")) is { } algorithm ? $"the algorithm {algorithm} is not allowed: only RS…, PS… and ES… are"
            : SkewSeconds is < 0 or > 60 ? "Dispatch:Jwt:SkewSeconds must lie between 0 and 60"
            : null;
        if (wrong is not null)
        {
            throw new StartFailure(StartFailure.Misconfigured, $"Tokens of {Issuer} can't be accepted: {wrong}.");
        }
    }
}

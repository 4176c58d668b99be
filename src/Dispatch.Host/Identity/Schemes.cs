namespace Dispatch.Host.Identity;

/// <summary>The ways to sign in.</summary>
internal static class Schemes
{
    /// <summary>Chooses among the others by what the request carries.</summary>
    public const string Any = "Dispatch";

    public const string Key = "ApiKey";

    public const string Token = "Bearer";

    public const string Cookie = "Cookie";

    /// <summary>The organisation's identity provider.</summary>
    public const string OpenId = "OpenId";

    /// <summary>The configured issuer of bearer tokens for programs.</summary>
    public const string Issuer = "Issuer";

    /// <summary>The header of keys.</summary>
    public const string KeyHeader = "X-Api-Key";

    /// <summary>Which way a request takes.</summary>
    public static string Choose(HttpContext context)
    {
        if (context.Request.Headers.ContainsKey(KeyHeader) || Open311.Open311Key.IsExpected(context.Request))
        {
            return Key;
        }

        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.StartsWith("ApiKey ", StringComparison.OrdinalIgnoreCase))
        {
            return Key;
        }

        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && !AccessTokens.ClaimsToBeOurs(authorization["Bearer ".Length..].Trim())
            && context.RequestServices.GetRequiredService<IssuerSettings>().IsOn)
        {
            return Issuer;
        }

        return authorization.Length > 0 || context.Request.Query.ContainsKey("access_token") ? Token : Cookie;
    }
}

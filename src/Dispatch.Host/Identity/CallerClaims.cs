using System.Runtime.CompilerServices;
using System.Security.Claims;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Identity;

/// <summary>Turns keys, accounts and tokens into claims, and claims into the caller that the domain knows.</summary>
internal static class CallerClaims
{
    public const string Id = "sub";
    public const string Name = "name";
    public const string Unit = "unit";
    public const string Role = "role";
    public const string Rights = "rights";
    public const string Kind = "kind";
    public const string Session = "sid";
    public const string RequestsPerSecond = "rps";
    public const string Scopes = "scope";
    public const string Stamp = "stamp";
    public const string MustChangePassword = "pwd";

    private static readonly ConditionalWeakTable<ClaimsPrincipal, Caller> _callers = [];

    public static ClaimsPrincipal ForKey(ApiKey key)
    {
        var identity = Identity(Schemes.Key, CallerKind.Key, key.Id, key.Name, key.UnitId, [key.Role], key.Rights);
        if (key.RequestsPerSecond is { } limit)
        {
            identity.AddClaim(new Claim(RequestsPerSecond, limit.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        if (key.Scopes.Length > 0)
        {
            identity.AddClaim(new Claim(Scopes, key.Scopes));
        }

        return new ClaimsPrincipal(identity);
    }

    /// <summary>Who comes with a token of the configured issuer.</summary>
    public static ClaimsPrincipal ForIssuer(string id, string name, string? unitId, IReadOnlyList<string> roles, string? scopes)
    {
        var identity = Identity(Schemes.Issuer, CallerKind.User, id, name, unitId, roles, CallerRights.None);
        if (!string.IsNullOrWhiteSpace(scopes))
        {
            identity.AddClaim(new Claim(Scopes, scopes));
        }

        return new ClaimsPrincipal(identity);
    }

    public static ClaimsPrincipal ForAccount(Account account, string scheme)
    {
        var identity = Identity(scheme, CallerKind.User, account.Id, account.DisplayName ?? account.Name, account.UnitId, account.RoleList, CallerRights.None);
        identity.AddClaim(new Claim(Stamp, account.SecurityStamp));
        if (account.MustChangePassword)
        {
            identity.AddClaim(new Claim(MustChangePassword, "change"));
        }

        return new ClaimsPrincipal(identity);
    }

    /// <summary>The caller behind a principal.</summary>
    public static Caller Read(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true ? _callers.GetValue(principal, Create) : Caller.Anonymous;

    private static Caller Create(ClaimsPrincipal principal) => new()
    {
        Kind = Enum.TryParse<CallerKind>(principal.FindFirstValue(Kind), out var kind) ? kind : CallerKind.User,
        Id = principal.FindFirstValue(Id),
        Name = principal.FindFirstValue(Name),
        UnitId = principal.FindFirstValue(Unit),
        Roles = principal.FindAll(Role).Select(c => c.Value).ToHashSet(StringComparer.Ordinal),
        Rights = Enum.TryParse<CallerRights>(principal.FindFirstValue(Rights), out var rights) ? rights : CallerRights.None,
    };

    private static ClaimsIdentity Identity(string scheme, CallerKind kind, string id, string name, string? unitId, IReadOnlyList<string> roles, CallerRights rights)
    {
        var identity = new ClaimsIdentity(scheme, Name, Role);
        identity.AddClaim(new Claim(Kind, kind.ToString()));
        identity.AddClaim(new Claim(Id, id));
        identity.AddClaim(new Claim(Name, name));
        identity.AddClaims(roles.Select(role => new Claim(Role, role)));
        if (unitId is not null)
        {
            identity.AddClaim(new Claim(Unit, unitId));
        }

        if (rights != CallerRights.None)
        {
            identity.AddClaim(new Claim(Rights, rights.ToString()));
        }

        return identity;
    }
}

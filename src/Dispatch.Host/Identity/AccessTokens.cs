using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dispatch.Host.Composition;

namespace Dispatch.Host.Identity;

/// <summary>Short-lived tokens (JWT, HS256) for programs that cannot send a cookie, such as Studio. Signed with a key that lies in the data directory.</summary>
internal sealed class AccessTokens(DataDirectory data, TimeProvider time)
{
    private const string Issuer = "dispatch";
    private static readonly string _header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);
    private static readonly string[] _carried = [CallerClaims.Kind, CallerClaims.Id, CallerClaims.Name, CallerClaims.Unit, CallerClaims.Role, CallerClaims.Rights, CallerClaims.Scopes, CallerClaims.Session, CallerClaims.Stamp];
    private readonly Lazy<byte[]> _key = new(() => LoadKey(data.File("token.key")));

    /// <summary>Whether a token claims to be one of ours; whether it is, <see cref="Read"/> says.</summary>
    public static bool ClaimsToBeOurs(string token) => token.StartsWith(_header + ".", StringComparison.Ordinal);

    /// <summary>How long a token lives.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(1);

    /// <summary>A token with the identity of <paramref name="principal"/>.</summary>
    public string Issue(ClaimsPrincipal principal)
    {
        var now = time.GetUtcNow();
        var payload = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = Issuer,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
        };
        foreach (var claims in principal.Claims.Where(c => _carried.Contains(c.Type)).GroupBy(c => c.Type, c => c.Value))
        {
            payload[claims.Key] = claims.Count() == 1 ? claims.First() : claims.ToArray();
        }

        var unsigned = $"{_header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(payload))}";
        return $"{unsigned}.{Base64Url.EncodeToString(Sign(unsigned))}";
    }

    /// <summary>The identity in a token of ours that is still valid; otherwise null. Only our algorithm, key, issuer and audience count.</summary>
    public ClaimsPrincipal? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || parts[0] != _header || !IsSigned(parts))
        {
            return null;
        }

        using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        var root = payload.RootElement;
        if (root.GetProperty("iss").GetString() != Issuer || root.GetProperty("aud").GetString() != Issuer
            || root.GetProperty("exp").GetInt64() <= time.GetUtcNow().ToUnixTimeSeconds())
        {
            return null;
        }

        var identity = new ClaimsIdentity(Schemes.Token, CallerClaims.Name, CallerClaims.Role);
        foreach (var type in _carried)
        {
            if (root.TryGetProperty(type, out var value))
            {
                identity.AddClaims((value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => v.GetString()!) : [value.GetString()!]).Select(v => new Claim(type, v)));
            }
        }

        return new ClaimsPrincipal(identity);
    }

    private bool IsSigned(string[] parts)
    {
        try
        {
            return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(parts[2]), Sign($"{parts[0]}.{parts[1]}"));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private byte[] Sign(string unsigned) => HMACSHA256.HashData(_key.Value, Encoding.ASCII.GetBytes(unsigned));

    private static byte[] LoadKey(string path)
    {
        if (File.Exists(path) && File.ReadAllBytes(path) is { Length: >= 32 } key)
        {
            return key;
        }

        var made = RandomNumberGenerator.GetBytes(64);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(made);
        file.Flush(flushToDisk: true);
        return made;
    }
}

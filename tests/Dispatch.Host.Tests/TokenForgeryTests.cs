using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dispatch.Host.Composition;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Dispatch.Host.Tests;

/// <summary>Bearer tokens of the configured issuer: only its keys, its algorithms, its audience and the present time count.</summary>
public sealed class TokenForgeryTests : IAsyncLifetime, IDisposable
{
    private const string Issuer = "https://id.example";
    private const string Audience = "dispatch";
    private static readonly string[] _roles = ["department"];
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly string _folder = Directory.CreateTempSubdirectory("dispatch-issuer-").FullName;
    private RunningHost _host = null!;

    private RsaSecurityKey Key => new(_rsa) { KeyId = "k1" };

    public async Task InitializeAsync()
    {
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)) { KeyId = "k1" });
        await File.WriteAllTextAsync(Path.Combine(_folder, "jwks.json"), $$"""{"keys":[{"kty":"RSA","kid":"k1","n":"{{jwk.N}}","e":"{{jwk.E}}"}]}""");
        _host = await RunningHost.StartAsync(args: [$"--Dispatch:Jwt:Issuer={Issuer}", $"--Dispatch:Jwt:Audience={Audience}", $"--Dispatch:Jwt:Jwks={Path.Combine(_folder, "jwks.json")}"]);
    }

    [Fact]
    public async Task Token_OfTheIssuer_SignsInAsItsUnit()
    {
        var answer = await AskAsync(Token());
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await AskAsync(Token(), "/api/v1/accounts")).StatusCode.Should().Be(HttpStatusCode.Forbidden, "the role is department");
        (await AskAsync(Token(scope: "reports:read"))).StatusCode.Should().Be(HttpStatusCode.Forbidden, "the scope covers reports only");
    }

    [Fact]
    public async Task Token_Forged_IsRefused()
    {
        using var other = RSA.Create(2048);
        var publicKey = Encoding.UTF8.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem());
        var forged = new Dictionary<string, string>
        {
            ["algorithm none"] = None(),
            ["HS256 with the public key as secret"] = Token(new SigningCredentials(new SymmetricSecurityKey(publicKey) { KeyId = "k1" }, "HS256")),
            ["an algorithm that is not on the list"] = Token(new SigningCredentials(Key, "RS512")),
            ["another issuer"] = Token(issuer: "https://other.example"),
            ["another audience"] = Token(audience: "other"),
            ["a key of that name from elsewhere"] = Token(new SigningCredentials(new RsaSecurityKey(other) { KeyId = "k1" }, "RS256")),
            ["an unknown key"] = Token(new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = "k2" }, "RS256")),
            ["no named key"] = Token(new SigningCredentials(new RsaSecurityKey(_rsa), "RS256")),
            ["a key address in the header"] = Token(new SigningCredentials(new RsaSecurityKey(other) { KeyId = "k9" }, "RS256"), header: new() { ["jku"] = "http://127.0.0.1:1/keys" }),
            ["not yet valid"] = Token(notBefore: TimeSpan.FromMinutes(5)),
            ["expired"] = Token(expires: TimeSpan.FromMinutes(-2)),
            ["a changed payload"] = Tampered(Token()),
            ["a role of another kind of unit"] = Token(roles: ["district"]),
            ["a role that is none"] = Token(roles: ["root"]),
            ["a unit that is not there"] = Token(unit: "dept-nowhere"),
        };
        foreach (var (what, token) in forged)
        {
            (await AskAsync(token)).StatusCode.Should().Be(HttpStatusCode.Unauthorized, what);
        }
    }

    [Theory]
    [InlineData("--Dispatch:Jwt:Issuer=https://id.example")]
    [InlineData("--Dispatch:Jwt:Issuer=https://id.example", "--Dispatch:Jwt:Audience=a", "--Dispatch:Jwt:Jwks=k.json", "--Dispatch:Jwt:Algorithms:0=HS256")]
    [InlineData("--Dispatch:Jwt:Issuer=https://id.example", "--Dispatch:Jwt:Audience=a", "--Dispatch:Jwt:Jwks=k.json", "--Dispatch:Jwt:Algorithms:0=none")]
    [InlineData("--Dispatch:Jwt:Issuer=https://id.example", "--Dispatch:Jwt:Audience=a", "--Dispatch:Jwt:Jwks=k.json", "--Dispatch:Jwt:SkewSeconds=3600")]
    public async Task Settings_ThatLetForgeriesIn_StopTheStart(params string[] args)
    {
        var directory = RunningHost.NewDirectory();
        var start = () => DispatchHost.StartAsync(["--data", directory, "--urls", "http://127.0.0.1:0", .. args]);
        (await start.Should().ThrowAsync<StartFailure>()).Which.ExitCode.Should().Be(StartFailure.Misconfigured);
        Directory.Delete(directory, recursive: true);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose()
    {
        _rsa.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<HttpResponseMessage> AskAsync(string token, string path = "/api/v1/tasks")
    {
        var client = _host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return await client.GetAsync(path);
    }

    private string Token(
        SigningCredentials? credentials = null, string issuer = Issuer, string audience = Audience, TimeSpan? notBefore = null, TimeSpan? expires = null, string[]? roles = null, string unit = "dept-water", string? scope = null, Dictionary<string, object>? header = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["sub"] = "water-client", ["unit"] = unit, ["role"] = roles ?? _roles };
        if (scope is not null)
        {
            claims["scope"] = scope;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = now.AddMinutes(-10),
            NotBefore = now + (notBefore ?? TimeSpan.FromMinutes(-10)),
            Expires = now + (expires ?? TimeSpan.FromMinutes(10)),
            Claims = claims,
            SigningCredentials = credentials ?? new SigningCredentials(Key, "RS256"),
            AdditionalHeaderClaims = header,
        });
    }

    private string None()
    {
        var parts = Token().Split('.');
        return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"k1"}""")}.{parts[1]}.";
    }

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        using var payload = JsonDocument.Parse(Base64UrlEncoder.Decode(parts[1]));
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload.RootElement.GetRawText().Replace("dept-water", "dept-fire", StringComparison.Ordinal))}.{parts[2]}";
    }
}

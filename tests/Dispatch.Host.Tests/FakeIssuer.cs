using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Dispatch.Host.Tests;

/// <summary>A small OpenID provider on this machine: knows one client, asks nobody, says that everybody is <see cref="Who"/>.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    public const string ClientId = "dispatch";
    public const string ClientSecret = "a secret of the test";

    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly Dictionary<string, (string? Nonce, string? Challenge)> _codes = [];

    private FakeIssuer(WebApplication app) => _app = app;

    public string Who { get; set; } = "chen@district";

    /// <summary>For whom it says the token is.</summary>
    public string Audience { get; set; } = ClientId;

    public string Address => _app.Urls.First();

    public static async Task<FakeIssuer> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var issuer = new FakeIssuer(builder.Build());
        issuer.Map();
        await issuer._app.StartAsync();
        return issuer;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Address,
            authorization_endpoint = Address + "/authorize",
            token_endpoint = Address + "/token",
            jwks_uri = Address + "/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, n = key.N, e = key.E, kid = key.Kid, use = "sig", alg = "RS256" } } });
        });
        _app.MapGet("/authorize", (HttpContext http) =>
        {
            var query = http.Request.Query;
            var code = Guid.NewGuid().ToString("n");
            _codes[code] = (query["nonce"], query["code_challenge"]);
            return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}");
        });
        _app.MapPost("/token", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            var isOurs = form["client_id"] == ClientId && form["client_secret"] == ClientSecret;
            return isOurs && _codes.Remove(form["code"]!, out var asked) && Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))) == asked.Challenge
                ? Results.Json(new { id_token = Token(asked.Nonce), access_token = "none", token_type = "Bearer", expires_in = 300 })
                : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        });
    }

    private string Token(string? nonce) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = Audience,
        IssuedAt = DateTime.UtcNow,
        Expires = DateTime.UtcNow.AddMinutes(5),
        Claims = new Dictionary<string, object> { ["sub"] = "4711", ["preferred_username"] = Who, ["nonce"] = nonce! },
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
    });
}

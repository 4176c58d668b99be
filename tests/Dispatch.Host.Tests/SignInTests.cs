using System.Net;
using System.Net.Http.Headers;
using Dispatch.Host.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Host.Tests;

public sealed class SignInTests : IClassFixture<CommonHost>
{
    private const string Path = "/api/v1/test/count";
    private readonly RunningHost _host;

    public SignInTests(CommonHost host) => _host = host.Host;

    [Fact]
    public async Task Key_Missing_Is401()
    {
        var answer = await _host.Client().SendAsync(HttpMethod.Post, Path, "{}");
        await answer.ShouldBeProblemAsync(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("demo-Admin")]
    [InlineData("' OR 1=1 --")]
    public async Task Key_Foreign_Is401(string key) =>
        await (await _host.Client(key).SendAsync(HttpMethod.Post, Path, "{}")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Key_InAuthorizationHeader_SignsIn()
    {
        var answer = await _host.Client().SendAsync(HttpMethod.Post, Path, "{}", ("Authorization", "ApiKey demo-admin"));
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Key_IsKeptAsHashOnly()
    {
        var key = await _host.KeyAsync("street", "street-hanjiang");
        _host.Count($"SELECT COUNT(*) FROM host_api_keys WHERE hash = '{SecretHash.Of(key)}'").Should().Be(1);
        foreach (var file in Directory.GetFiles(_host.Directory, "dispatch.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            (await reader.ReadToEndAsync()).Should().NotContain(key);
        }
    }

    [Fact]
    public async Task Key_Expired_Is401()
    {
        var key = await _host.KeyAsync("street", "street-hanjiang", expiresAt: TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await (await _host.Client(key).SendAsync(HttpMethod.Post, Path, "{}")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Login_DemoAccount_GivesCookieAndToken()
    {
        var cookie = await LoginAsync("demo-admin", DemoSignIns.Password);
        cookie.Should().NotBeNull();

        var issued = await _host.Client().SendAsync(HttpMethod.Post, "/login/token", null, ("Cookie", cookie!));
        issued.StatusCode.Should().Be(HttpStatusCode.OK);
        var token = (await issued.JsonAsync()).GetProperty("accessToken").GetString()!;

        var client = _host.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await client.SendAsync(HttpMethod.Post, Path, "{}")).StatusCode.Should().Be(HttpStatusCode.Created);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token[..^4] + "AAAA");
        await (await client.SendAsync(HttpMethod.Post, Path, "{}")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJpc3MiOiJkaXNwYXRjaCIsImF1ZCI6ImRpc3BhdGNoIiwiZXhwIjo5OTk5OTk5OTk5LCJzdWIiOiJkZW1vLWFkbWluIiwicm9sZSI6ImFkbWluIn0.")]
    [InlineData("a.b.c")]
    [InlineData("garbage")]
    public async Task Token_NotOurs_Is401(string token) =>
        await (await _host.Client().SendAsync(HttpMethod.Post, Path, "{}", ("Authorization", "Bearer " + token))).ShouldBeProblemAsync(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Login_WrongPassword_Is401() => (await LoginAsync("demo-admin", "Dispatch-demo-2")).Should().BeNull();

    [Fact]
    public async Task Cookie_FromAnotherSite_IsRefused()
    {
        var cookie = await LoginAsync("demo-hotline", DemoSignIns.Password);
        await (await _host.Client().SendAsync(HttpMethod.Post, Path, "{}", ("Cookie", cookie!), ("Sec-Fetch-Site", "cross-site")))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden);
        await (await _host.Client().SendAsync(HttpMethod.Post, Path, "{}", ("Cookie", cookie!), ("Origin", "http://evil.example")))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden);
        (await _host.Client().SendAsync(HttpMethod.Post, Path, "{}", ("Cookie", cookie!), ("Sec-Fetch-Site", "same-origin"))).StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Demo_OutsideDevelopment_IsNeitherMadeNorAccepted()
    {
        var directory = RunningHost.NewDirectory();
        await using (await RunningHost.StartAsync("Development", directory))
        {
        }

        await using var production = await RunningHost.StartAsync("Production", directory, CountUp.Register, CountUp.Map);
        await (await production.Client("demo-admin").SendAsync(HttpMethod.Post, Path, "{}")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized);
        await using var fresh = await RunningHost.StartAsync("Production");
        fresh.Count("SELECT COUNT(*) FROM host_api_keys").Should().Be(0);
        fresh.Count("SELECT COUNT(*) FROM host_accounts").Should().Be(0);
    }

    [Fact]
    public async Task Login_TooManyWrongPasswords_LocksForAWhile()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await RunningHost.StartAsync(configure: b => b.Services.AddSingleton<TimeProvider>(time));
        for (var i = 0; i < 5; i++)
        {
            (await LoginAsync(host, "demo-dept-fire", "wrong")).Should().BeNull();
        }

        (await LoginAsync(host, "demo-dept-fire", DemoSignIns.Password)).Should().BeNull();
        time.Advance(TimeSpan.FromMinutes(6));
        (await LoginAsync(host, "demo-dept-fire", DemoSignIns.Password)).Should().NotBeNull();
    }

    private Task<string?> LoginAsync(string name, string password) => LoginAsync(_host, name, password);

    private static async Task<string?> LoginAsync(RunningHost host, string name, string password)
    {
        var answer = await host.Client().PostAsync("/login", new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = name, ["password"] = password }));
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
            return null;
        }

        return answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }
}

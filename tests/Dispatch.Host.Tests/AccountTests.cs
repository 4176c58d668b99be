using System.Net;
using Dispatch.Host.Identity;

namespace Dispatch.Host.Tests;

public sealed class AccountTests(CommonHost common) : IClassFixture<CommonHost>
{
    private const string Password = "Neues-Passwort-8";
    private readonly RunningHost _host = common.Host;

    [Fact]
    public async Task Account_New_OpensOnlyItsPasswordPageUntilItHasAPasswordOfItsOwn()
    {
        var (id, oneTime) = await MakeAsync("chen.water", "dept-water");
        using var person = new FormClient(_host.Address);
        (await person.SignInAsync("Chen.Water", oneTime)).Should().Be("/account");
        (await person.GetAsync("/inbox")).Headers.Location!.ToString().Should().Be("/account");
        (await person.GetAsync("/api/v1/tasks")).StatusCode.Should().Be(HttpStatusCode.Forbidden);

        await ShouldShowAsync(await ChangeAsync(person, "wrong", Password), "现在的密码不对");
        await ShouldShowAsync(await ChangeAsync(person, oneTime, "chen.water-1A"), "密码不能包含账号名");
        (await ChangeAsync(person, oneTime, Password)).Headers.Location!.ToString().Should().Be("/account?done=true");

        // A session shows only its units.
        (await person.GetAsync("/inbox")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await person.GetAsync("/admin")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        var mine = await (await person.GetAsync("/api/v1/tasks?unitId=dept-fire")).JsonAsync();
        mine.GetProperty("items").GetArrayLength().Should().Be(0);
        (await Admin().GetAsync($"/api/v1/accounts/{id}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Account_ResetLockedOrMoved_IsSignedOutEverywhere()
    {
        var (id, oneTime) = await MakeAsync("zhou.fire", "dept-fire");
        using var person = new FormClient(_host.Address);
        await person.SignInAsync("zhou.fire", oneTime);
        (await ChangeAsync(person, oneTime, Password)).StatusCode.Should().Be(HttpStatusCode.Redirect);

        // Another session of the same person ends with the change of password; so does a token.
        var token = (await (await Client(await CookieAsync("zhou.fire", Password)).SendAsync(HttpMethod.Post, "/login/token")).JsonAsync()).GetProperty("accessToken").GetString()!;
        (await Bearer(token).GetAsync("/api/v1/tasks")).StatusCode.Should().Be(HttpStatusCode.OK);
        var reset = await (await Admin().SendAsync(HttpMethod.Post, $"/api/v1/accounts/{id}/reset", "{}")).JsonAsync();
        (await person.GetAsync("/api/v1/tasks")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await Bearer(token).GetAsync("/api/v1/tasks")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await CookieAsync("zhou.fire", Password)).Should().BeNull();

        using var again = new FormClient(_host.Address);
        var second = reset.GetProperty("oneTimePassword").GetString()!;
        await again.SignInAsync("zhou.fire", second);
        (await ChangeAsync(again, second, Password)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await Admin().SendAsync(HttpMethod.Put, $"/api/v1/accounts/{id}", """{ "name": "zhou.fire", "unitId": "dept-water" }""")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await again.GetAsync("/api/v1/tasks")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);

        var cookie = await CookieAsync("zhou.fire", Password);
        (await Admin().SendAsync(HttpMethod.Post, $"/api/v1/accounts/{id}/lock", "{}")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Client(cookie).GetAsync("/api/v1/tasks")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await CookieAsync("zhou.fire", Password)).Should().BeNull();
        (await Admin().SendAsync(HttpMethod.Post, $"/api/v1/accounts/{id}/unlock", "{}")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await CookieAsync("zhou.fire", Password)).Should().NotBeNull();
    }

    [Theory]
    [InlineData("""{ "name": "a b", "unitId": "dept-fire" }""", "name")]
    [InlineData("""{ "name": "nobody1" }""", "roles")]
    [InlineData("""{ "name": "nobody2", "unitId": "nowhere" }""", "unitId")]
    [InlineData("""{ "name": "nobody3", "unitId": "dept-fire", "roles": ["street"] }""", "unitId")]
    [InlineData("""{ "name": "nobody4", "roles": ["king"] }""", "roles")]
    [InlineData("""{ "name": "DEMO-ADMIN", "roles": ["admin"] }""", "name")]
    [InlineData("""{ "name": "nobody5", "unitId": "dept-fire", "isDemo": true }""", "isDemo")]
    [InlineData("""{ "name": "nobody6", "unitId": "dept-fire", "passwordHash": "x" }""", "passwordHash")]
    public async Task Account_ThatDoesNotFit_IsRefusedByField(string body, string field)
    {
        var problem = await (await Admin().SendAsync(HttpMethod.Post, "/api/v1/accounts", body)).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").TryGetProperty(field, out _).Should().BeTrue(problem.ToString());
    }

    [Fact]
    public async Task Account_LastAdmin_StaysAdmin()
    {
        await using var host = await RunningHost.StartAsync();
        (await (await host.Client("demo-admin").SendAsync(HttpMethod.Post, "/api/v1/accounts/demo-admin/lock", "{}")).ShouldBeProblemAsync(HttpStatusCode.Conflict))
            .GetProperty("detail").GetString().Should().Contain("last admin");
    }

    [Fact]
    public async Task Forms_WithoutTheirToken_AreRefused()
    {
        using var person = new FormClient(_host.Address);
        (await person.PostAsync("/login", new() { ["name"] = "demo-admin", ["password"] = DemoSignIns.Password })).Headers.Location!.ToString().Should().Be("/login?failed=expired");
        (await person.SignInAsync("demo-hotline", DemoSignIns.Password)).Should().Be("/inbox");
        (await person.PostAsync("/account", new() { ["present"] = DemoSignIns.Password, ["password"] = Password, ["again"] = Password })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await person.PostAsync("/logout", [])).Headers.Location!.ToString().Should().NotBe("/");
        (await person.GetAsync("/inbox")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_ManyWrongPasswordsFromOneAddress_HasToWait()
    {
        await using var host = await RunningHost.StartAsync(args: "--Dispatch:SignInFailuresPerMinute=3");
        var client = host.Client();
        for (var i = 0; i < 3; i++)
        {
            (await client.PostAsync("/login", Form("nobody" + i, "x"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }

        var refused = await client.PostAsync("/login", Form("demo-admin", DemoSignIns.Password));
        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.Should().NotBeNull();
    }

    private static FormUrlEncodedContent Form(string name, string password) => new(new Dictionary<string, string> { ["name"] = name, ["password"] = password });

    private static Task<HttpResponseMessage> ChangeAsync(FormClient person, string present, string password) =>
        person.SubmitAsync("/account", new() { ["present"] = present, ["password"] = password, ["again"] = password });

    private static async Task ShouldShowAsync(HttpResponseMessage answer, string words) => (await answer.Content.ReadAsStringAsync()).Should().Contain(words);

    private HttpClient Admin() => _host.Client("demo-admin");

    private HttpClient Client(string? cookie)
    {
        var client = _host.Client();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    private HttpClient Bearer(string token)
    {
        var client = _host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private async Task<string?> CookieAsync(string name, string password)
    {
        var answer = await _host.Client().PostAsync("/login", Form(name, password));
        return answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.GetValues("Set-Cookie").First().Split(';')[0] : null;
    }

    private async Task<(string Id, string OneTimePassword)> MakeAsync(string name, string unitId)
    {
        var made = await Admin().SendAsync(HttpMethod.Post, "/api/v1/accounts", $$"""{ "name": "{{name}}", "unitId": "{{unitId}}" }""");
        made.StatusCode.Should().Be(HttpStatusCode.Created);
        var account = await made.JsonAsync();
        return (account.GetProperty("id").GetString()!, account.GetProperty("oneTimePassword").GetString()!);
    }
}

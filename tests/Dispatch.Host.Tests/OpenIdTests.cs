using System.Net;

namespace Dispatch.Host.Tests;

public sealed class OpenIdTests
{
    [Fact]
    public async Task OpenId_BoundAccount_SignsInAndOthersAreToldWhatToDo()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var host = await RunningHost.StartAsync(
            args: [$"--Dispatch:OpenId:Authority={issuer.Address}", $"--Dispatch:OpenId:ClientId={FakeIssuer.ClientId}", $"--Dispatch:OpenId:ClientSecret={FakeIssuer.ClientSecret}", "--Dispatch:OpenId:Label=区统一认证"]);
        using var visitor = new FormClient(host.Address);
        (await visitor.ReadAsync("/login")).Should().Contain("区统一认证");

        // Nobody is bound to this identity yet.
        WebUtility.UrlDecode((await GoAsync(visitor, "/login/external")).Headers.Location!.ToString()).Should().Be("/login?failed=unbound&who=chen@district");
        (await visitor.GetAsync("/inbox")).StatusCode.Should().Be(HttpStatusCode.Redirect);

        (await host.Client("demo-admin").SendAsync(HttpMethod.Post, "/api/v1/accounts", """{ "name": "chen", "unitId": "dept-water", "externalName": "chen@district" }""")).StatusCode.Should().Be(HttpStatusCode.Created);
        (await GoAsync(visitor, "/login/external?returnUrl=/reports")).Headers.Location!.ToString().Should().Be("/reports");
        (await visitor.GetAsync("/inbox")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await (await visitor.GetAsync("/api/v1/tasks?unitId=dept-fire")).JsonAsync()).GetProperty("items").GetArrayLength().Should().Be(0);

        // A token for another program is none for us.
        issuer.Audience = "another";
        using var other = new FormClient(host.Address);
        (await GoAsync(other, "/login/external")).Headers.Location!.ToString().Should().Be("/login?failed=provider");
        (await other.GetAsync("/inbox")).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task OpenId_NotConfigured_IsNotThere()
    {
        await using var host = await RunningHost.StartAsync();
        (await host.Client().GetAsync("/login/external")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    // To the provider, back with the code, and where that leads.
    private static async Task<HttpResponseMessage> GoAsync(FormClient visitor, string path)
    {
        var toProvider = await visitor.GetAsync(path);
        toProvider.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var back = await visitor.GetAsync(toProvider.Headers.Location!.ToString());
        back.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return await visitor.GetAsync(back.Headers.Location!.ToString());
    }
}

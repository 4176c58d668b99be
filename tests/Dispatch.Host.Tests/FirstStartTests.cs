using System.Net;
using Dispatch.Engine.Client;
using Dispatch.Host.Composition;
using Dispatch.Host.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Host.Tests;

public sealed class FirstStartTests : IDisposable
{
    private const string Password = "Erste-Passwort-7";
    private readonly string _directory = RunningHost.NewDirectory();

    [Fact]
    public async Task Setup_OutsideDevelopment_MakesTheFirstAdminByTheCodeAndClosesForGood()
    {
        string first;
        await using (var host = await RunningHost.StartAsync("Production", _directory))
        {
            first = Code(host);
            StartLines.Of(host.App).Should().ContainSingle(line => line.Contains("/setup", StringComparison.Ordinal) && line.Contains(first, StringComparison.Ordinal));
        }

        // While there is no admin, each start prints another code, and only that one counts.
        await using (var host = await RunningHost.StartAsync("Production", _directory))
        {
            Code(host).Should().NotBe(first);
            using var operating = new FormClient(host.Address);
            (await operating.GetAsync("/login")).Headers.Location!.ToString().Should().Be("/setup");
            await ShouldShowAsync(await SetUpAsync(operating, first, Password), "一次性代码不对");
            await ShouldShowAsync(await SetUpAsync(operating, Code(host), "short"), "密码至少 10 个字符");
            host.Count("SELECT COUNT(*) FROM host_accounts").Should().Be(0);

            var made = await SetUpAsync(operating, Code(host).Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant(), Password);
            made.Headers.Location!.ToString().Should().Be("/admin");
            (await operating.GetAsync("/admin")).StatusCode.Should().Be(HttpStatusCode.OK);
            await ShouldBeClosedAsync(host);
        }

        await using (var host = await RunningHost.StartAsync("Production", _directory))
        {
            await ShouldBeClosedAsync(host);
            using var admin = new FormClient(host.Address);
            (await admin.SignInAsync("LI.MING", Password)).Should().Be("/admin");

            // Also when nobody is an admin any more, by whatever means.
            await host.Services.GetRequiredService<UnitScopes>().RunAsync(
                this,
                (_, unit) =>
                {
                    unit.Write(session => session.Execute("DELETE FROM host_accounts"));
                    return Task.FromResult(true);
                },
                default);
            await ShouldBeClosedAsync(host);
        }
    }

    [Fact]
    public async Task AdminCode_WhenAllAdminsAreLost_LetsOneMoreInAndIsOnRecord()
    {
        await using (var host = await RunningHost.StartAsync("Production", _directory))
        {
            using var operating = new FormClient(host.Address);
            await SetUpAsync(operating, Code(host), Password);
        }

        await using (var host = await RunningHost.StartAsync("Production", _directory, args: ["--admin-code", "true"]))
        {
            using var operating = new FormClient(host.Address);
            (await operating.GetAsync("/login")).StatusCode.Should().Be(HttpStatusCode.OK, "everybody else signs in as ever");
            await ShouldShowAsync(await SetUpAsync(operating, "AAAA-AAAA-AAAA", Password, "wang.fang"), "一次性代码不对");
            (await SetUpAsync(operating, Code(host), Password, "wang.fang")).Headers.Location!.ToString().Should().Be("/admin");
            await ShouldBeClosedAsync(host);
            host.Count("SELECT COUNT(*) FROM host_accounts WHERE roles = 'admin'").Should().Be(2);
            host.Count("SELECT COUNT(*) FROM host_audit WHERE action IN ('OpenSetup', 'MakeFirstAdmin')").Should().Be(3);
        }

        await using (var host = await RunningHost.StartAsync("Production", _directory))
        {
            await ShouldBeClosedAsync(host);
        }
    }

    [Fact]
    public async Task Setup_InDevelopmentWithDemoAdmin_IsClosedUntilTheDataIsUsedElsewhere()
    {
        await using (var host = await RunningHost.StartAsync("Development", _directory))
        {
            (await host.Client().GetAsync("/setup")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        await using var production = await RunningHost.StartAsync("Production", _directory);
        (await production.Client().GetAsync("/setup")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Setup_ManyWrongCodes_HasToWait()
    {
        await using var host = await RunningHost.StartAsync("Production", _directory, args: "--Dispatch:SignInFailuresPerMinute=3");
        using var guesser = new FormClient(host.Address);
        for (var i = 0; i < 3; i++)
        {
            (await SetUpAsync(guesser, "AAAA-AAAA-AAAA", Password)).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await SetUpAsync(guesser, Code(host), Password)).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static string Code(RunningHost host) => host.Services.GetRequiredService<FirstStart>().Code;

    private static Task<HttpResponseMessage> SetUpAsync(FormClient person, string code, string password, string name = "Li.Ming") =>
        person.SubmitAsync("/setup", new() { ["code"] = code, ["name"] = name, ["displayName"] = "李明", ["password"] = password });

    private static async Task ShouldShowAsync(HttpResponseMessage answer, string words)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(words);
    }

    private static async Task ShouldBeClosedAsync(RunningHost host)
    {
        using var somebody = new FormClient(host.Address);
        (await somebody.GetAsync("/setup")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await somebody.SubmitAsync("/login", new() { ["code"] = Code(host), ["name"] = "mallory", ["password"] = Password }, to: "/setup")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        StartLines.Of(host.App).Should().NotContain(line => line.Contains("/setup", StringComparison.Ordinal));
    }
}

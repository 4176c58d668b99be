using System.Text.RegularExpressions;
using Dispatch.Host.Tests;
using Dispatch.Studio.Tests;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>A host with a mail server and an identity provider, both on this machine, as a person meets them.</summary>
public sealed class ConnectedTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly TinyMailServer _mail = new();
    private FakeIssuer _issuer = null!;
    private PagesHost _host = null!;

    public async Task InitializeAsync()
    {
        _issuer = await FakeIssuer.StartAsync();
        _host = new PagesHost
        {
            Arguments =
            [
                "--Dispatch:Notices:Mail:Host", "127.0.0.1", "--Dispatch:Notices:Mail:Port", $"{_mail.Port}", "--Dispatch:Notices:Mail:Security", "None", "--Dispatch:Notices:Mail:From", "街道 <street@example.org>",
                "--Dispatch:Notices:QuietFrom", "07:00", "--Dispatch:Notices:QuietTo", "07:00", "--Dispatch:Notices:PublicAddress", "https://dispatch.example.org",
                "--Dispatch:OpenId:Authority", _issuer.Address, "--Dispatch:OpenId:ClientId", FakeIssuer.ClientId, "--Dispatch:OpenId:ClientSecret", FakeIssuer.ClientSecret, "--Dispatch:OpenId:Label", "区统一认证",
            ],
        };
        await _host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _issuer.DisposeAsync();
        _mail.Dispose();
    }

    [SkippableTheory]
    [InlineData("zh-CN", 360)]
    [InlineData("en", 768)]
    public async Task Resident_IsWrittenToFromFilingToTheEvaluation_AndTheLinksWork(string locale, int width)
    {
        await using var resident = await VisitAsync(locale, width);
        await resident.GoAsync("/file");
        await resident.PickAsync("place", resident.In("桂苑", "guiyuan"));
        await resident.PickAsync("category", resident.In("楼上太吵", "noise"));
        await resident.Page.FillAsync("#headline", "楼上半夜装修");
        await resident.Page.FillAsync("#email", "wang@example.org");
        await resident.Page.ClickAsync("main form button.main");
        await resident.Page.WaitForURLAsync("**/receipt/*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        var code = (await resident.Page.InnerTextAsync(".code")).Trim();
        var receipt = await MailAsync("已受理");
        receipt.Should().Contain("楼上半夜装修");
        await resident.GoAsync(Link(receipt));
        await resident.Page.Locator(".line li.now").WaitForAsync();

        await using var station = await VisitAsync(locale, width, "demo-station-guiyuan");
        await station.GoAsync("/inbox");
        await station.CompleteAsync((await station.Page.Locator("tr[data-href]").First.GetAttributeAsync("data-href"))!, "Resolved");

        var asked = Link(await MailAsync("请您评价"));
        asked.Should().EndWith(code);
        await resident.GoAsync(asked);
        await resident.Page.CheckAsync("[name=outcome][value=Satisfied]");
        await resident.Page.CheckAsync("[name=solved][value=true]");
        await resident.FindsNothingWrongAsync();
        await resident.Page.ClickAsync("form.next button.main");
        await resident.Page.Locator(".notice.good").WaitForAsync();
        _mail.Mails.Select(m => m.To).Distinct().Should().Equal("wang@example.org");
    }

    [SkippableFact]
    public async Task Provider_SignsInWhoIsBound_AndTellsOthersWhatToDo()
    {
        await using var chen = await VisitAsync("zh-CN", 360);
        var page = chen.Page;
        await chen.GoAsync("/login");
        await page.GetByText("区统一认证").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.bad")).ToContainTextAsync("chen@district");
        await chen.FindsNothingWrongAsync();

        await using var admin = await VisitAsync("en", 1440, "demo-admin");
        await admin.GoAsync("/admin/accounts/_new");
        await admin.SubmitAsync(("f-name", "chen"), ("f-unitId", "dept-water"), ("f-externalName", "chen@district"));
        await admin.Page.Locator("#secret").WaitForAsync();

        await chen.GoAsync("/login");
        await page.GetByText("区统一认证").ClickAsync();
        await page.WaitForURLAsync("**/inbox", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(page.Locator("header .name")).ToHaveTextAsync("东明区水务局");
        await chen.FindsNothingWrongAsync();
    }

    // The links begin with the public address, behind which this host would stand.
    private static string Link(string mail) => new Uri(Regex.Match(mail, @"https://dispatch\.example\.org/track/[A-Z0-9]+").Value).AbsolutePath;

    private async Task<string> MailAsync(string words)
    {
        while (true)
        {
            if (_mail.Mails.FirstOrDefault(m => m.Text.Contains(words, StringComparison.Ordinal)) is { Text: { } text })
            {
                return text;
            }

            (await _mail.Came.WaitAsync(TimeSpan.FromMinutes(1))).Should().BeTrue($"a mail with “{words}” is expected");
        }
    }

    private Task<Somebody> VisitAsync(string locale, int width, string? account = null) => Somebody.VisitAsync(chromium, _host.Address, locale, width, account, new Uri(_issuer.Address));
}

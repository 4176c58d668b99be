using System.Globalization;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>Every page for everyone, in both languages and three widths: accessible, no wider than the screen, nothing broken.</summary>
[Collection(PagesCollection.Name)]
public sealed class LookTests(PagesFixture pages)
{
    private static readonly Dictionary<string, string[]> _places = new(StringComparer.Ordinal)
    {
        [""] = ["/", "/file", "/public", "/login"],
        ["demo-station-guiyuan"] = ["/inbox", "/register", "/tickets"],
        ["demo-community-sunshine"] = ["/inbox?scope=resident", "/reports", "/duties?q=水", "/duties/proposals", "ticket"],
        ["demo-dept-urban-management"] = ["/inbox", "/evaluations", "/downward", "/duties/propose", "ticket"],
        ["demo-street-hanjiang"] = ["/inbox?scope=below", "/reports/flow?from=2026-01-01", "/tickets?state=open&overdue=true&sort=due"],
        ["demo-district"] = ["/inbox", "/reports?groupBy=department", "/reports/ranking?groupBy=department", "/reports/heat", "/reports/tickets?figure=late"],
    };

    public static TheoryData<string, int> Views() => new()
    {
        { "zh-CN", 360 }, { "zh-CN", 768 }, { "zh-CN", 1440 }, { "en", 360 }, { "en", 768 }, { "en", 1440 },
    };

    [SkippableTheory]
    [MemberData(nameof(Views))]
    public Task EveryPage_IsAccessibleAndFits(string locale, int width) => LookAtAllAsync(locale, width, ColorScheme.Light);

    [SkippableFact]
    public Task EveryPage_IsAccessibleInTheDarkToo() => LookAtAllAsync("zh-CN", 768, ColorScheme.Dark);

    [SkippableFact]
    public async Task Description_OfTheApi_ShowsWithoutAComplaint()
    {
        await using var visitor = await pages.VisitAsync("zh-CN", 1440);
        await visitor.GoAsync("/scalar");
        await visitor.Page.Locator("h1:has-text('Dispatch')").First.WaitForAsync();
        visitor.Complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Script_ThatGotIntoAPage_DoesNotRun()
    {
        await using var visitor = await pages.VisitAsync("zh-CN", 1440);
        await visitor.GoAsync("/");
        var ran = await visitor.Page.EvaluateAsync<bool>(
            """
            () => new Promise(done => {
              document.body.insertAdjacentHTML("beforeend", "<img id='planted' src='/nowhere.png' onerror='window.ran = true'>");
              document.getElementById("planted").addEventListener("error", () => done(window.ran === true));
            })
            """);
        ran.Should().BeFalse();
        visitor.Complaints.Should().Contain(c => c.Contains("Content Security Policy"));
    }

    [SkippableFact]
    public async Task PrintedDashboard_FitsOnePage()
    {
        await using var visitor = await pages.VisitAsync("zh-CN", 1440, "demo-district");
        await visitor.GoAsync("/reports?groupBy=street");
        var pdf = System.Text.Encoding.Latin1.GetString(await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        System.Text.RegularExpressions.Regex.Match(pdf, @"/Type\s*/Pages[^>]*/Count\s+(\d+)|/Count\s+(\d+)[^>]*/Type\s*/Pages").Groups.Values.Skip(1)
            .Where(g => g.Success).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture)).Should().Equal(1);
    }

    private async Task LookAtAllAsync(string locale, int width, ColorScheme scheme)
    {
        foreach (var (account, places) in _places)
        {
            await using var visitor = await pages.VisitAsync(locale, width, account.Length == 0 ? null : account);
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var place in places)
            {
                if (place == "ticket")
                {
                    await visitor.GoAsync("/tickets?state=open&sort=due");
                    await visitor.Page.Locator("tr[data-href] a").First.ClickAsync();
                    await visitor.Page.Locator(".titlebar").WaitForAsync();
                }
                else
                {
                    await visitor.GoAsync(place);
                }

                (await visitor.Page.GetAttributeAsync("html", "lang")).Should().Be(locale);
                await visitor.FindsNothingWrongAsync();
            }
        }
    }
}

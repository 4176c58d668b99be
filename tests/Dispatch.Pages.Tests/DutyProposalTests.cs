using Dispatch.Studio.Tests;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>An entry of the duty lists on its way, on the pages alone: one side proposes, the other refuses or agrees, it is published, and changed the same way.</summary>
[Collection(AdminCollection.Name)]
public sealed class DutyProposalTests(PagesHost host, Chromium chromium)
{
    [SkippableTheory]
    [InlineData("zh-CN", 1440, "en", 360, "parking.disorder")]
    [InlineData("en", 360, "zh-CN", 768, "greenery.tree")]
    public async Task Entry_IsRefusedWithAReason_ProposedAgain_AgreedAndPublished_ThenAmendedByTheOtherSide(string locale, int width, string departmentLocale, int departmentWidth, string category)
    {
        await using var community = await VisitAsync(locale, width, "demo-community-sunshine");
        await using var department = await VisitAsync(departmentLocale, departmentWidth, "demo-dept-urban-management");

        await community.GoAsync("/duties");
        await community.Page.ClickAsync("a[href='/duties/proposals']");
        await community.Page.ClickAsync("a[href='/duties/propose']");
        (await community.Page.Locator("#f-unitId option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)")).Should().Equal("", "community-sunshine");
        await ProposeAsync(community, ("list", "abolished"), ("categoryCode", category), ("title", $"停车劝导 {width}"));
        (await community.Page.InnerTextAsync("form.entry")).Should().Contain(community.In("不能为空", "not be empty"), "what is abolished names its rule and where to go instead");
        await community.FindsNothingWrongAsync();
        await ProposeAsync(community, ("list", "assist"), ("leadDepartmentId", "dept-urban-management"), ("basis", "街道会议纪要"), ("reason", "人手不够"));
        var refused = await MadeAsync(community);
        await community.FindsNothingWrongAsync();

        await department.GoAsync("/inbox");
        await department.Page.ClickAsync(".notice a[href='/duties/proposals']");
        await department.FindsNothingWrongAsync();
        await department.Page.ClickAsync($"tr[data-href='{refused}'] a");
        await Assertions.Expect(department.Page.Locator(".changes")).ToContainTextAsync("人手不够");
        await department.FindsNothingWrongAsync();
        await StepAsync(department, refused, "refuse", "请先拟定巡查范围");
        await community.GoAsync(refused);
        await Assertions.Expect(community.Page.Locator(".changes")).ToContainTextAsync("请先拟定巡查范围");
        (await community.Page.Locator("input[name=act]").CountAsync()).Should().Be(0);

        await community.GoAsync("/duties/propose");
        await ProposeAsync(community, ("categoryCode", category), ("title", $"协助停车巡查 {width}"), ("leadDepartmentId", "dept-urban-management"), ("basis", "街道会议纪要"));
        var entry = await MadeAsync(community);
        await StepAsync(department, entry, "confirm");
        await using var admin = await VisitAsync(departmentLocale, departmentWidth, "demo-admin");
        await admin.GoAsync("/duties/proposals");
        await admin.FindsNothingWrongAsync();
        await StepAsync(admin, entry, "publish");
        await Assertions.Expect(community.Page.Locator("h1")).ToBeVisibleAsync();
        await community.GoAsync("/duties?q=" + Uri.EscapeDataString($"协助停车巡查 {width}"));
        (await community.Page.Locator($"tr[data-href='{entry}']").InnerTextAsync()).Should().Contain(community.In("东明区城市管理局", "Urban Management"));

        await department.GoAsync(entry);
        await department.Page.ClickAsync("a[href^='/duties/propose?amends=']");
        await department.Page.CheckAsync("[name=helperDepartmentIds][value='dept-fire']");
        await department.FindsNothingWrongAsync();
        await ProposeAsync(department, ("basis", "街道会议纪要(二)"));
        var change = await MadeAsync(department);
        await community.GoAsync(change);
        (await community.Page.InnerTextAsync("main")).Should().Contain("街道会议纪要 → 街道会议纪要(二)").And.Contain(community.In("协办部门: – → 东明区消防救援大队", "– → Dongming Fire"));
        await community.FindsNothingWrongAsync();
        await StepAsync(community, change, "confirm");
        await using var district = await VisitAsync(departmentLocale, departmentWidth, "demo-district");
        await StepAsync(district, change, "publish");
        await community.GoAsync("/duties?q=" + Uri.EscapeDataString($"协助停车巡查 {width}"));
        (await community.Page.Locator("tr[data-href]").Filter(new() { HasText = $"协助停车巡查 {width}" }).EvaluateAllAsync<string[]>("all => all.map(r => r.dataset.href)")).Should().Equal([change], "the entry before has ended");
    }

    [SkippableFact]
    public async Task Proposal_IsTakenBackByItsSide_AndNobodyElseIsOfferedAStep()
    {
        await using var department = await VisitAsync("zh-CN", 1440, "demo-dept-fire");
        await department.GoAsync("/duties/propose");
        await ProposeAsync(department, ("unitId", "community-sunshine"), ("categoryCode", "animal.dog"), ("title", "犬只夜间巡查"));
        var entry = await MadeAsync(department);
        await using var stranger = await VisitAsync("zh-CN", 768, "demo-dept-water");
        await stranger.GoAsync(entry);
        (await stranger.Page.Locator("input[name=act]").CountAsync()).Should().Be(0);
        await stranger.FindsNothingWrongAsync();
        await stranger.GoAsync("/duties/proposals");
        (await stranger.Page.Locator($"tr[data-href='{entry}']").CountAsync()).Should().Be(0);
        await StepAsync(department, entry, "takeBack", "改用其他办法");
        await Assertions.Expect(department.Page.Locator(".changes")).ToContainTextAsync("改用其他办法");
    }

    private static async Task ProposeAsync(Somebody who, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            var input = who.Page.Locator("#f-" + field);
            if (await input.EvaluateAsync<string>("e => e.tagName") == "SELECT")
            {
                await input.SelectOptionAsync(value);
            }
            else
            {
                await input.FillAsync(value);
            }
        }

        await who.Page.Locator("form.entry button.main").ClickAsync();
        await who.Page.Locator("form.entry .late, .notice").First.WaitForAsync();
    }

    private static async Task<string> MadeAsync(Somebody who)
    {
        await who.Page.WaitForURLAsync("**/duties/entries/*done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return new Uri(who.Page.Url).AbsolutePath;
    }

    private static async Task StepAsync(Somebody who, string entry, string act, string? reason = null)
    {
        await who.GoAsync(entry);
        var step = who.Page.Locator($"details.outcome:has(input[value={act}])");
        if (await step.GetAttributeAsync("open") is null)
        {
            await step.Locator("summary").ClickAsync();
        }

        if (reason is not null)
        {
            await step.Locator("input[name=reason]").FillAsync(reason);
        }

        await step.Locator("button").ClickAsync();
        await who.Page.WaitForURLAsync("**done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await who.Page.Locator(".notice.good").WaitForAsync();
    }

    private Task<Somebody> VisitAsync(string locale, int width, string account) => Somebody.VisitAsync(chromium, host.Address, locale, width, account);
}

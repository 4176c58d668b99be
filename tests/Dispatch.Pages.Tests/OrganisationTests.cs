using Dispatch.Studio.Tests;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>Units end and others take over, ordered on the page.</summary>
[Collection(AdminCollection.Name)]
public sealed class OrganisationTests(PagesHost host, Chromium chromium)
{
    [SkippableTheory]
    [InlineData("en", 360)]
    public async Task Stations_Merged_EndOnTheDay_AndTheOrderIsListed(string locale, int width)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");
        await MakeAsync(admin, "station-merge-a", "station-merge-b");
        await OrderAsync(admin, "Merge", ["station-merge-a"], "station-merge-b", basis: "合并决定一号");
        await admin.Page.Locator(".notice.good").WaitForAsync();
        await admin.FindsNothingWrongAsync();
        (await admin.Page.InnerTextAsync("table")).Should().Contain("合并决定一号");
        (await StateAsync(admin, "station-merge-a")).Should().Contain(admin.Word("EntryState.past"));
    }

    [SkippableTheory]
    [InlineData("en", 768)]
    public async Task Community_Split_GivesItsCompoundsToTwo(string locale, int width)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");
        foreach (var (id, kind, parent) in new[] { ("community-split", "community", "street-hanjiang"), ("community-split-1", "community", "street-hanjiang"), ("community-split-2", "community", "street-hanjiang"), ("compound-split-1", "compound", "community-split"), ("compound-split-2", "compound", "community-split") })
        {
            await MakeAsync(admin, id, kind, parent);
        }

        await OrderAsync(admin, "Split", ["community-split"], "community-split-1", "拆分决定", "community-split-2", ["compound-split-1"]);
        await admin.Page.Locator(".notice.good").WaitForAsync();
        await admin.FindsNothingWrongAsync();
        foreach (var part in new[] { "1", "2" })
        {
            // The order of the day is carried out by a timer, at once but after the answer.
            var looks = 0;
            do
            {
                await admin.GoAsync($"/admin/units/compound-split-{part}");
            }
            while (await admin.Page.InputValueAsync("#f-parentId") == "community-split" && looks++ < 200);
            (await admin.Page.InputValueAsync("#f-parentId")).Should().Be($"community-split-{part}");
        }
    }

    [SkippableTheory]
    [InlineData("zh-CN", 1440)]
    public async Task Station_DissolvedFromADayToCome_WorksUntilThen_AndAWrongHeirIsRefusedInWords(string locale, int width)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");
        await MakeAsync(admin, "station-dissolve", "station-heir");
        await OrderAsync(admin, "Dissolve", ["station-dissolve"], "street-hanjiang");
        (await admin.Page.InnerTextAsync(".notice.bad")).Should().Contain(admin.In("承接单位应为同类单位", "same kind"));
        (await admin.Page.Locator("#unitIds").EvaluateAsync<string>("s => s.value")).Should().Be("station-dissolve", "what was chosen stays");

        var day = DateTime.UtcNow.AddDays(40).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await OrderAsync(admin, "Dissolve", ["station-dissolve"], "station-heir", "撤销决定", day: day);
        await admin.Page.Locator(".notice.good").WaitForAsync();
        await admin.FindsNothingWrongAsync();
        (await admin.Page.InnerTextAsync("table")).Should().Contain(day);
        (await StateAsync(admin, "station-dissolve")).Should().NotContain(admin.Word("EntryState.past"));
    }

    private static async Task<string> StateAsync(Somebody admin, string unit)
    {
        await admin.GoAsync("/admin/units?show=all&q=" + unit);
        return await admin.Page.Locator("tbody tr").First.InnerTextAsync();
    }

    private static async Task MakeAsync(Somebody admin, string station, string another)
    {
        await MakeAsync(admin, station, "station", "community-sunshine");
        await MakeAsync(admin, another, "station", "community-sunshine");
    }

    private static async Task MakeAsync(Somebody admin, string id, string kind, string parent)
    {
        await admin.GoAsync("/admin/units/_new");
        await admin.SubmitAsync(("f-id", id), ("f-kind", kind), ("f-name", "单位 " + id), ("f-parentId", parent), ("f-validFrom", "2026-01-01"));
        await admin.SeesAsync(admin.Word("Admin.Saved"));
    }

    private static async Task OrderAsync(Somebody admin, string kind, string[] units, string heir, string? basis = null, string? second = null, string[]? children = null, string? day = null)
    {
        await admin.GoAsync("/admin/reorganise");
        await admin.Page.SelectOptionAsync("#kind", kind);
        await admin.Page.SelectOptionAsync("#unitIds", units);
        await admin.Page.SelectOptionAsync("#heir", heir);
        await admin.Page.SelectOptionAsync("#children", children ?? []);
        await admin.Page.SelectOptionAsync("#second", second ?? "");
        await admin.Page.FillAsync("#onDate", day ?? "");
        await admin.Page.FillAsync("#basis", basis ?? "");
        await admin.Page.Locator("form:has(#unitIds) button.main").ClickAsync();
        await admin.Page.Locator(".notice.good, .notice.bad").First.WaitForAsync(new LocatorWaitForOptions());
    }
}

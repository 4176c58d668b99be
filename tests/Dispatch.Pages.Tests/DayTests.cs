using System.Globalization;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>A matter goes through everybody's hands, on the pages alone.</summary>
[Collection(PagesCollection.Name)]
public sealed class DayTests(PagesFixture pages)
{
    [SkippableTheory]
    [InlineData("zh-CN", 1440)]
    [InlineData("zh-CN", 768)]
    [InlineData("en", 360)]
    public async Task WaterOutage_FromTheResidentAndBack(string locale, int width)
    {
        await using var resident = await pages.VisitAsync(locale, width);
        var code = await FileAsync(resident, $"页面测试 {locale} {width}");

        await using var station = await pages.VisitAsync(locale, width, "demo-station-guiyuan");
        var ticket = await FindAsync(station, $"页面测试 {locale} {width}");
        await station.CompleteAsync(ticket, "Escalate");

        await using var community = await pages.VisitAsync(locale, width, "demo-community-sunshine");
        await community.GoAsync(ticket);
        (await community.Page.Locator("[name='data.leadDepartmentId']").First.InputValueAsync()).Should().Be("dept-water", "the list proposes the lead");
        await community.CompleteAsync(ticket, "Whistle");

        await using var water = await pages.VisitAsync(locale, width, "demo-dept-water");
        await using var housing = await pages.VisitAsync(locale, width, "demo-dept-housing");
        (string, string)[] reply = [("spokeWith", "王女士"), ("measures", "更换阀门"), ("timeLimit", "当日")];
        foreach (var department in new[] { housing, water })
        {
            await department.CompleteAsync(ticket, "Accept");
        }

        await housing.CompleteAsync(ticket, "Resolved", reply);
        await water.CompleteAsync(ticket, "Resolved", reply);
        await community.CompleteAsync(ticket, "Confirmed");

        await resident.GoAsync("/track/" + code);
        await resident.Page.Locator(".line li.now").WaitForAsync();
        await resident.Page.CheckAsync("[name=outcome][value=Satisfied]");
        await resident.Page.CheckAsync("[name=solved][value=true]");
        await resident.FindsNothingWrongAsync();
        await resident.Page.ClickAsync("form.next button.main");
        await resident.Page.Locator(".notice.good").WaitForAsync();

        await community.CompleteAsync(ticket, "Done", ("response", "5"), ("arrival", "5"), ("quality", "4"));
        await water.CompleteAsync(ticket, "Done", ("proper", "5"), ("complete", "5"), ("cooperative", "5"));
        await water.GoAsync("/evaluations");
        await water.Page.Locator($"tr[data-href='{ticket}']").First.WaitForAsync();
        await water.GoAsync(ticket);
        (await water.Page.Locator("ol.path li.good").CountAsync()).Should().BeGreaterThan(2);
        await water.FindsNothingWrongAsync();
    }

    [SkippableFact]
    public async Task Register_UnderstandsWordsAndSaysWhoseItIs_BeforeSaving()
    {
        await using var station = await pages.VisitAsync("zh-CN", 1440, "demo-station-guiyuan");
        await station.GoAsync("/register");
        await station.PickAsync("place", "桂苑");
        await station.PickAsync("category", "楼上半夜太吵了");
        (await station.Page.InputValueAsync("#category")).Should().Be("noise.neighbour");
        (await station.Page.InputValueAsync("#headline")).Should().Be("楼上半夜太吵了", "what was typed is the headline too");
        await station.Page.Locator("#answer .notice").First.WaitForAsync();
        (await station.Page.Locator("#answer").InnerTextAsync()).Should().Contain("社区依法履职");
        await station.PickAsync("category", "违建");
        await Assertions.Expect(station.Page.Locator("#answer")).ToContainTextAsync("东明区城市管理局");
        await station.Page.ClickAsync("main form button.main");
        await station.Page.WaitForURLAsync("**/tickets/*done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        // The same matter again: the one near by is shown before it is saved.
        await station.GoAsync("/register");
        await station.PickAsync("place", "桂苑");
        await station.PickAsync("category", "违建");
        await Assertions.Expect(station.Page.Locator("#answer .near li").First).ToContainTextAsync("楼上半夜太吵了");
        await station.FindsNothingWrongAsync();
    }

    [SkippableFact]
    public async Task Place_IsFoundByCoordinatesAndOnTheMap()
    {
        await using var resident = await pages.VisitAsync("zh-CN", 768);
        await resident.GoAsync("/file");
        var (lat, lon) = (await resident.Page.GetAttributeAsync("option[value=compound-hubin]", "data-lat"), await resident.Page.GetAttributeAsync("option[value=compound-hubin]", "data-lon"));
        await resident.PickAsync("place", $"{lat}, {lon}");
        (await resident.Page.InputValueAsync("#place")).Should().Be("compound-hubin");
        await resident.Page.ClickAsync(".map summary");
        await resident.Page.ClickAsync("[data-choose=compound-gulou]");
        (await resident.Page.InputValueAsync("#place")).Should().Be("compound-gulou");
    }

    [SkippableFact]
    public async Task Advice_IsClosedAtOnceAndCounted()
    {
        await using var community = await pages.VisitAsync("en", 1440, "demo-community-sunshine");
        var before = await CountAsync();
        await community.GoAsync("/register");
        await community.Page.CheckAsync("[name=way][value=advice]");
        await community.PickAsync("place", "Guiyuan");
        await community.PickAsync("category", "other");
        await community.Page.FillAsync("#headline", "When is the station open?");
        await community.Page.FillAsync("#answer-text", "Every day from eight to eight.");
        await community.Page.ClickAsync("main form button.main");
        await community.Page.Locator(".notice.good").WaitForAsync();
        (await CountAsync()).Should().Be(before + 1);
        await community.GoAsync("/tickets?advice=true");
        (await community.Page.Locator("tbody tr").First.InnerTextAsync()).Should().Contain("When is the station open?");

        async Task<int> CountAsync()
        {
            await community.GoAsync("/reports");
            var text = await community.Page.Locator(".figures .panel").First.InnerTextAsync();
            return int.Parse(System.Text.RegularExpressions.Regex.Match(text, @"plus (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        }
    }

    [SkippableFact]
    public async Task Keyboard_OpensATaskAndChoosesItsOutcome()
    {
        await using var community = await pages.VisitAsync("zh-CN", 1440, "demo-community-sunshine");
        await community.GoAsync("/inbox");
        await community.Page.Keyboard.PressAsync("j");
        await community.Page.Keyboard.PressAsync("j");
        await community.Page.Keyboard.PressAsync("k");
        var row = community.Page.Locator("tr[aria-current=true]");
        var href = await row.GetAttributeAsync("data-href");
        await community.Page.Keyboard.PressAsync("Enter");
        await community.Page.WaitForURLAsync("**" + href, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await community.Page.Keyboard.PressAsync("1");
        (await community.Page.Locator("details.outcome").First.EvaluateAsync<bool>("d => d.open && d.contains(document.activeElement)")).Should().BeTrue();
    }

    [SkippableFact]
    public async Task Task_IsHandledInThreeClicksFromTheList_AndByKeysAlone()
    {
        await using var resident = await pages.VisitAsync("zh-CN", 1440);
        await FileAsync(resident, "三次点击");
        await FileAsync(resident, "只用键盘");
        await using var station = await pages.VisitAsync("zh-CN", 1440, "demo-station-guiyuan");
        await station.GoAsync("/inbox");
        await station.Page.Locator("tr[data-href]").Filter(new() { HasText = "三次点击" }).Locator(".do a").ClickAsync();
        await station.Page.ClickAsync("details.outcome:has(input[value=Escalate]) > summary");
        await station.Page.ClickAsync("form:has(input[name=outcome][value=Escalate]) button.main");
        await station.Page.WaitForURLAsync("**done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        // The same with the keyboard: find it, open it, choose the second outcome, send it.
        await station.Page.GotoAsync(new Uri(pages.Address, "/inbox").ToString(), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await station.Page.Keyboard.PressAsync("/");
        await station.Page.Keyboard.TypeAsync("只用键盘");
        await station.Page.Keyboard.PressAsync("Enter");
        await station.Page.WaitForURLAsync("**q=*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await station.Page.Keyboard.PressAsync("j");
        await station.Page.Keyboard.PressAsync("Enter");
        await station.Page.WaitForURLAsync("**/tickets/*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        var outcomes = await station.Page.Locator("details.outcome input[name=outcome]").EvaluateAllAsync<string[]>("all => all.map(i => i.value)");
        await station.Page.Keyboard.PressAsync((Array.IndexOf(outcomes, "Escalate") + 1).ToString(CultureInfo.InvariantCulture));
        var button = station.Page.Locator("form:has(input[name=outcome][value=Escalate]) button.main");
        for (var i = 0; i < 10 && !await button.EvaluateAsync<bool>("b => b === document.activeElement"); i++)
        {
            await station.Page.Keyboard.PressAsync("Tab");
        }

        await station.Page.Keyboard.PressAsync("Enter");
        await station.Page.WaitForURLAsync("**done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    [SkippableFact]
    public async Task LateTicket_SaysWhyInTwoClicks()
    {
        await using var district = await pages.VisitAsync("zh-CN", 1440, "demo-district");
        await district.GoAsync("/reports?from=2026-01-01");
        await district.Page.ClickAsync(".figures a[href*='figure=late']");
        await district.Page.Locator("tr[data-href] a").First.ClickAsync();
        await Assertions.Expect(district.Page.Locator(".notice.warn").First).ToContainTextAsync("超");
        (await district.Page.Locator("#ledger rect").CountAsync()).Should().BeGreaterThan(0);
    }

    [SkippableFact]
    public async Task EmptyPages_SayWhatToDo()
    {
        await using var fire = await pages.VisitAsync("zh-CN", 1440, "demo-dept-fire");
        foreach (var place in new[] { "/inbox?q=nothing-like-it", "/tickets?q=nothing-like-it", "/duties?q=nothing-like-it", "/evaluations?ours=true&cursor=MCAw", "/reports?from=2020-01-01&to=2020-01-02" })
        {
            await fire.GoAsync(place);
            (await fire.Page.InnerTextAsync(".empty")).Trim().Length.Should().BeGreaterThan(8, place);
        }
    }

    [SkippableTheory]
    [InlineData("zh-CN", 360)]
    [InlineData("en", 768)]
    public async Task WrongAddress_AndWhatIsNotOnes_SayWhatToDo_AndLeadBack(string locale, int width)
    {
        await using var community = await pages.VisitAsync(locale, width, "demo-community-sunshine");
        foreach (var (place, status) in new[] { ("/nowhere", 404), ("/tickets/nowhere", 404), ("/admin/units", 403) })
        {
            await community.GoAsync(place);
            (await community.Page.InnerTextAsync("h1")).Should().Be(community.Word($"Wrong.{status}"), place);
            await community.FindsOnlyWrongAsync(status);
            await community.Page.ClickAsync("main a.main");
            await community.ComesToAsync("**/inbox");
        }
    }

    [SkippableFact]
    public async Task Lists_CanBeTakenAlong()
    {
        await using var district = await pages.VisitAsync("zh-CN", 1440, "demo-district");
        await using var department = await pages.VisitAsync("zh-CN", 1440, "demo-dept-urban-management");
        foreach (var (who, place, name) in new[]
        {
            (district, "/tickets?state=open&sort=due", "tickets.csv"), (district, "/reports", "sla.csv"), (district, "/duties", "duties.csv"), (district, "/inbox?scope=below", "tasks.csv"),
            (district, "/reports/tickets?figure=late", "tickets.csv"), (department, "/evaluations", "evaluations.csv"),
        })
        {
            await who.GoAsync(place);
            var download = await who.Page.RunAndWaitForDownloadAsync(() => who.Page.ClickAsync("a[download][href*='format=csv']"));
            download.SuggestedFilename.Should().Be(name);
            (await File.ReadAllLinesAsync(await download.PathAsync())).Length.Should().BeGreaterThan(1, place);
        }
    }

    [SkippableFact]
    public async Task Photo_FromThePhone_IsSeenByThoseWhoHandleItOnly()
    {
        await using var resident = await pages.VisitAsync("zh-CN", 360);
        await resident.GoAsync("/file");
        var option = resident.Page.Locator("option[value=compound-guiyuan]");
        var (lat, lon) = (await option.GetAttributeAsync("data-lat"), await option.GetAttributeAsync("data-lon"));
        await resident.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await resident.Page.Context.SetGeolocationAsync(new Geolocation { Latitude = float.Parse(lat!, CultureInfo.InvariantCulture), Longitude = float.Parse(lon!, CultureInfo.InvariantCulture) });
        await resident.Page.ClickAsync(".map summary");
        await resident.Page.ClickAsync("[data-here]");
        await Assertions.Expect(resident.Page.Locator("#place")).ToHaveValueAsync("compound-guiyuan");
        await resident.PickAsync("category", "停水");
        await resident.Page.FillAsync("#headline", "水管照片");
        await resident.Page.FillAsync("#email", "wang@example.org");
        await resident.Page.SetInputFilesAsync("#photos", Photos.Named("pipe.png"));
        await resident.Page.Locator("[data-preview=photos] img").WaitForAsync();
        await resident.FindsNothingWrongAsync();
        await resident.Page.ClickAsync("main form button.main");
        await resident.Page.WaitForURLAsync("**/receipt/*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        await using var station = await pages.VisitAsync("zh-CN", 360, "demo-station-guiyuan");
        var ticket = await FindAsync(station, "水管照片");
        await station.GoAsync(ticket);
        (await Photos.SeenByAsync(station)).Should().Equal("pipe.png");
        (await station.Page.InnerTextAsync(".facts")).Should().Contain("wang@example.org");

        // The answer brings a photo of its own.
        await station.Page.Locator("form:has(input[name=outcome][value=Resolved]) input[type=file]").SetInputFilesAsync(Photos.Named("mended.png"));
        await station.CompleteHereAsync("Resolved");
        (await Photos.SeenByAsync(station)).Should().Equal("pipe.png", "mended.png");

        await using var stranger = await pages.VisitAsync("zh-CN", 360, "demo-dept-fire");
        var picture = await station.Page.Locator("ul.photos img").First.GetAttributeAsync("src");
        (await stranger.Page.APIRequest.GetAsync(new Uri(pages.Address, picture!).ToString())).Status.Should().Be(404);
    }

    [SkippableFact]
    public async Task Inbox_IsSearched_AndASignInAcceptedFromItsRow()
    {
        await using var resident = await pages.VisitAsync("zh-CN", 1440);
        await FileAsync(resident, "收件箱里接单");
        await using var station = await pages.VisitAsync("zh-CN", 1440, "demo-station-guiyuan");
        var ticket = await FindAsync(station, "收件箱里接单");
        await station.CompleteAsync(ticket, "Escalate");
        await using var community = await pages.VisitAsync("zh-CN", 1440, "demo-community-sunshine");
        await community.CompleteAsync(ticket, "Whistle");

        await using var department = await pages.VisitAsync("zh-CN", 1440, "demo-dept-water");
        await department.GoAsync("/inbox?kind=department.signIn");
        var row = department.Page.Locator($"tr[data-href='{ticket}']:has(form)");
        var task = await row.GetAttributeAsync("data-task");
        var number = System.Text.RegularExpressions.Regex.Match(await row.InnerTextAsync(), @"\b[A-Z]*\d[\d-]{5,}\b").Value;
        await department.Page.FillAsync("#q", number);
        await department.Page.PressAsync("#q", "Enter");
        await department.Page.WaitForURLAsync("**q=*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        (await department.Page.Locator("tr[data-task]").CountAsync()).Should().Be(1);
        await department.FindsNothingWrongAsync();
        await department.Page.ClickAsync($"tr[data-task='{task}'] form button");
        await Assertions.Expect(department.Page.Locator($"tr[data-task='{task}']")).ToHaveCountAsync(0);
        await department.FindsNothingWrongAsync();
        await department.GoAsync(ticket);
        (await department.Page.Locator("input[name=outcome][value=Accept]").CountAsync()).Should().Be(0, "it is accepted");
        await department.GoAsync("/inbox?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA");
        (await department.Page.InnerTextAsync(".empty")).Should().Contain("没有这个");
    }

    [SkippableFact]
    public async Task Tickets_AreSortedByEveryColumn_PageAfterPage()
    {
        await using var district = await pages.VisitAsync("zh-CN", 1440, "demo-district");
        for (var column = 1; column <= 6; column++)
        {
            await district.GoAsync("/tickets");
            await district.Page.ClickAsync($"thead th:nth-child({column}) a");
            (await district.Page.GetAttributeAsync($"thead th:nth-child({column})", "aria-sort")).Should().Be("ascending");
            var first = await RowsAsync();
            await district.Page.ClickAsync("a[href*='cursor=']");
            await district.Page.WaitForURLAsync("**cursor=*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            var second = await RowsAsync();
            second.Should().NotIntersectWith(first).And.NotBeEmpty();
            await district.Page.ClickAsync($"thead th:nth-child({column}) a");
            (await district.Page.GetAttributeAsync($"thead th:nth-child({column})", "aria-sort")).Should().Be("descending");
            (await RowsAsync()).Should().NotIntersectWith(first);
        }

        Task<string[]> RowsAsync() => district.Page.Locator("tr[data-href]").EvaluateAllAsync<string[]>("all => all.map(r => r.dataset.href)");
    }

    private static async Task<string> FileAsync(Somebody resident, string title)
    {
        await resident.GoAsync("/");
        await resident.Page.ClickAsync("a.main");
        await resident.PickAsync("place", "桂苑");
        await resident.PickAsync("category", "停水");
        await resident.Page.FillAsync("#headline", title);
        await resident.Page.FillAsync("#text", "打开龙头没水");
        await resident.Page.Locator("#answer .notice").First.WaitForAsync();
        await resident.FindsNothingWrongAsync();
        await resident.Page.ClickAsync("main form button.main");
        await resident.Page.WaitForURLAsync("**/receipt/*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await resident.Page.Locator(".qr svg").WaitForAsync();
        await resident.FindsNothingWrongAsync();
        return (await resident.Page.InnerTextAsync(".code")).Trim();
    }

    private static async Task<string> FindAsync(Somebody who, string title)
    {
        await who.GoAsync("/inbox");
        var row = who.Page.Locator("tr[data-href]").Filter(new LocatorFilterOptions { HasText = title });
        return (await row.First.GetAttributeAsync("data-href"))!;
    }
}

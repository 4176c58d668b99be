using System.Globalization;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>What comes to the street and the district: returns, requests for more time, disputes, supervision; and what departments do that leads there.</summary>
[Collection(PagesCollection.Name)]
public sealed class StreetAndDistrictTests(PagesFixture pages)
{
    private static readonly object _joint = new { leadDepartmentId = "dept-urban-management", helperDepartmentIds = new[] { "dept-fire" }, whistleType = "joint" };
    private static readonly (string, string)[] _reply = [("spokeWith", "王女士"), ("measures", "已拆除"), ("timeLimit", "本周")];

    [SkippableTheory]
    [InlineData("zh-CN", 1440)]
    [InlineData("zh-CN", 768)]
    [InlineData("en", 360)]
    public async Task Return_WithAGround_IsDecidedByTheStreet_AndTheDesignatedArrives(string locale, int width)
    {
        var complaint = await Complaint.FileAsync(pages.Address, "illegal-building", $"退单裁定 {locale}");
        await complaint.DoAsync("station.handle", "Escalate", new { reason = "需部门查处" });
        await complaint.DoAsync("community.whistle", "Whistle", _joint);

        await using var department = await pages.VisitAsync(locale, width, "demo-dept-urban-management");
        await department.CompleteAsync(complaint.Address, "Return", ("ground", "ownership"), ("explanation", "属住建部门审批范围"));
        await using var street = await pages.VisitAsync(locale, width, "demo-street-hanjiang");
        await street.GoAsync("/inbox?kind=street.coordinate");
        await street.Page.Locator($"tr[data-href='{complaint.Address}'] .do a").ClickAsync();
        await Assertions.Expect(street.Page.Locator("ol.path")).ToContainTextAsync("属住建部门审批范围");
        await street.FindsNothingWrongAsync();
        await street.CompleteAsync(complaint.Address, "JointMeeting", ("agenda", "权属认定"), ("participantUnitIds", "dept-housing"));
        await street.CompleteAsync(complaint.Address, "Decided", ("decision", "由城管部门牵头"));
        await street.CompleteAsync(complaint.Address, "AssignDepartment", ("leadDepartmentId", "dept-urban-management"), ("helperDepartmentIds", "dept-housing"), ("whistleType", "joint"), ("opinion", "由城管牵头查处"));

        await department.GoAsync(complaint.Address);
        await Assertions.Expect(department.Page.Locator("ol.path")).ToContainTextAsync("由城管牵头查处");
        (await department.Page.Locator("input[name=outcome]").EvaluateAllAsync<string[]>("all => all.map(i => i.value)")).Should().Equal(["Accept"], "a designation is not returned again");
        await department.CompleteAsync(complaint.Address, "Accept");
        (await department.Page.Locator("form:has(input[value=Arrived]) [name='data.arrivedAt']").InputValueAsync()).Should().NotBeEmpty("now goes without saying");
        await department.CompleteAsync(complaint.Address, "Arrived", ("place", "3 号楼楼顶"));
        await Assertions.Expect(department.Page.Locator("ol.path")).ToContainTextAsync("3 号楼楼顶");
        await department.FindsNothingWrongAsync();
    }

    [SkippableTheory]
    [InlineData("zh-CN", 1440)]
    [InlineData("en", 768)]
    public async Task MoreTime_IsAskedFor_Decided_AndShownWithBothDueTimes_AndASuspensionEndsByAClick(string locale, int width)
    {
        var complaint = await Complaint.FileAsync(pages.Address, "water.outage", $"要多给时间 {locale}");
        await complaint.DoAsync("station.handle", "Escalate", new { reason = "管网" });
        await complaint.DoAsync("community.whistle", "Whistle", new { leadDepartmentId = "dept-water", helperDepartmentIds = Array.Empty<string>(), whistleType = "routine" });
        await complaint.DoAsync("department.signIn", "Accept");

        await using var department = await pages.VisitAsync(locale, width, "demo-dept-water");
        await using var street = await pages.VisitAsync(locale, width, "demo-street-hanjiang");
        await department.CompleteAsync(complaint.Address, "RequestExtension", ("days", "3"), ("reason", "等待配件"));
        await Assertions.Expect(department.Page.Locator(".act")).ToContainTextAsync(department.In("汉江街道", "Hanjiang"));
        await department.FindsNothingWrongAsync();
        await street.GoAsync(complaint.Address);
        await Assertions.Expect(street.Page.Locator("main")).ToContainTextAsync("等待配件");
        await street.FindsNothingWrongAsync();
        await street.CompleteAsync(complaint.Address, "Approved", ("opinion", "同意延期三天"));
        await department.GoAsync(complaint.Address);
        await Assertions.Expect(department.Page.Locator("#clocks")).ToContainTextAsync(department.Word("Ticket.Original"));

        await department.CompleteAsync(complaint.Address, "RequestSuspension", ("reason", "season"), ("explanation", "冰冻期不能开挖"));
        await street.CompleteAsync(complaint.Address, "Refused", ("opinion", "先接临时管"));
        await department.CompleteAsync(complaint.Address, "RequestSuspension", ("reason", "season"), ("explanation", "临时管已接,待解冻"));
        await street.CompleteAsync(complaint.Address, "Approved");
        await department.GoAsync(complaint.Address);
        await Assertions.Expect(department.Page.Locator(".titlebar")).ToContainTextAsync(department.Word("Status.suspended"));
        await department.FindsNothingWrongAsync();
        await department.Page.GetByRole(AriaRole.Button, new() { Name = department.Word("Ticket.Resume") }).ClickAsync();
        await department.Page.WaitForURLAsync("**done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(department.Page.Locator(".titlebar")).Not.ToContainTextAsync(department.Word("Status.suspended"));
        await department.CompleteAsync(complaint.Address, "Resolved", _reply);
    }

    [SkippableTheory]
    [InlineData("zh-CN", 1440)]
    [InlineData("en", 768)]
    [InlineData("zh-CN", 360)]
    public async Task FourthBadEvaluation_IsSupervisedByTheDistrict_WhichTakesItOverAndDesignates(string locale, int width)
    {
        var complaint = await Complaint.FileAsync(pages.Address, "noise.neighbour", $"四次不满意 {locale} {width}", compound: null);
        for (var cycle = 1; cycle <= 4; cycle++)
        {
            await complaint.DoAsync("community.handle", "Resolved", new { measures = "劝阻" });
            await complaint.BeRefusedByTheResidentAsync();
        }

        await using var district = await pages.VisitAsync(locale, width, "demo-district");
        await district.GoAsync("/inbox?kind=district.supervise");
        await district.Page.Locator($"tr[data-href='{complaint.Address}'] .do a").ClickAsync();
        await district.Page.WaitForURLAsync("**" + complaint.Address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await district.FindsNothingWrongAsync();
        await district.CompleteAsync(complaint.Address, "TakeOver", ("opinion", "区里牵头协调"));
        await district.CompleteAsync(complaint.Address, "AssignDepartment", ("leadDepartmentId", "dept-urban-management"), ("whistleType", "routine"));
        await Assertions.Expect(district.Page.Locator("ol.path")).ToContainTextAsync("区里牵头协调");
        await district.FindsNothingWrongAsync();
        await using var department = await pages.VisitAsync(locale, width, "demo-dept-urban-management");
        await department.CompleteAsync(complaint.Address, "Accept");
    }

    [SkippableTheory]
    [InlineData("zh-CN", 768)]
    [InlineData("en", 360)]
    public async Task WrongOutcome_IsTakenBack_AWrongCategoryCorrected_AndATaskHandedToAColleague(string locale, int width)
    {
        var complaint = await Complaint.FileAsync(pages.Address, "noise.neighbour", $"选错了结果 {locale}");
        await using var station = await pages.VisitAsync(locale, width, "demo-station-guiyuan");
        await station.CompleteAsync(complaint.Address, "Escalate");
        await station.Page.ClickAsync(".notice a[href='#undo']");
        await station.Page.Locator("#undo > summary").ClickAsync();
        await station.Page.FillAsync("#back-why", "应由驿站办理");
        await station.FindsNothingWrongAsync();
        await SendAsync("Ticket.TakeBack.Do");
        await Assertions.Expect(station.Page.Locator(".titlebar")).ToContainTextAsync(station.In("驿站", "Station"));

        await station.Page.GetByText(station.Word("Ticket.Delegate")).ClickAsync();
        await station.Page.SelectOptionAsync("select[name=to]", new SelectOptionValue { Index = 1 });
        await SendAsync("Ticket.Delegate.Do");
        await Assertions.Expect(station.Page.Locator("ol.path")).ToContainTextAsync(station.In("交本单位成员办理", "was handed to a member"));

        await station.Page.GetByText(station.Word("Ticket.Correct")).First.ClickAsync();
        await station.Page.SelectOptionAsync("#right-category", "water.outage");
        await station.Page.FillAsync("#right-why", "其实是停水");
        await station.FindsNothingWrongAsync();
        await SendAsync("Ticket.Correct");
        await Assertions.Expect(station.Page.Locator(".facts dl")).ToContainTextAsync(station.In("停水", "Water"));
        await Assertions.Expect(station.Page.Locator("ol.path")).ToContainTextAsync("其实是停水");

        async Task SendAsync(string word)
        {
            await station.Page.GetByRole(AriaRole.Button, new() { Name = station.Word(word), Exact = true }).ClickAsync();
            await station.Page.WaitForURLAsync("**done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await station.Page.Locator(".notice.good").WaitForAsync();
        }
    }

    [SkippableTheory]
    [InlineData("demo-district", "en", 768, "Department")]
    [InlineData("demo-street-hanjiang", "zh-CN", 360, "Community")]
    public async Task RankingAndHeat_LeadToTheTicketsBehindEachFigure(string account, string locale, int width, string group)
    {
        await using var who = await pages.VisitAsync(locale, width, account);
        await who.GoAsync("/reports");
        await who.Page.Locator("nav.tabs a[href^='/reports/ranking']").ClickAsync();
        await who.ComesToAsync("**/reports/ranking*");
        await who.Page.SelectOptionAsync("#groupBy", group);
        await who.ComesToAsync($"**groupBy={group}*");
        await who.FindsNothingWrongAsync();
        await DrillAsync("td.number .soft a");

        await who.Page.Locator("nav.tabs a[href^='/reports/heat']").ClickAsync();
        await who.ComesToAsync("**/reports/heat*");
        await who.FindsNothingWrongAsync();
        await DrillAsync("table.heat td a");

        // A small figure, so that all that stands behind it fits one page; then from the ticket back to the figures.
        async Task DrillAsync(string figures)
        {
            var from = who.Page.Url;
            var all = await who.Page.Locator(figures).AllInnerTextsAsync();
            var small = Array.FindIndex([.. all], t => int.Parse(t, CultureInfo.InvariantCulture) is > 0 and < 50);
            await who.Page.Locator(figures).Nth(small).ClickAsync();
            await who.ComesToAsync("**/reports/tickets*");
            (await who.Page.Locator("tr[data-href]").CountAsync()).Should().Be(int.Parse(all[small], CultureInfo.InvariantCulture));
            await who.FindsNothingWrongAsync();
            await who.Page.Locator("tr[data-href] a").First.ClickAsync();
            await who.Page.Locator(".titlebar").WaitForAsync();
            await who.Page.GotoAsync(from, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        }
    }
}

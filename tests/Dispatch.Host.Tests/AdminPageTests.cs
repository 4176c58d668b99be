using System.Net;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Tests;

public sealed class AdminPageTests(CommonHost common) : IClassFixture<CommonHost>
{
    private static readonly string[] _registers = ["units", "members", "rosters", "categories", "duty-lists", "admissions", "sla-policies", "accounts"];
    private readonly RunningHost _host = common.Host;

    public static TheoryData<string> Registers => new(_registers);

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Register_EachOfThem_ListsItsEntriesOpensThemAndOffersANewOne(string register)
    {
        using var admin = await SignInAsync("demo-admin");
        var list = await admin.ReadAsync($"/admin/{register}?show=all");
        var entry = System.Text.RegularExpressions.Regex.Match(list, $"href=\"(/admin/{register}/[a-z0-9][^\"]*)\"").Groups[1].Value;
        entry.Should().NotBeEmpty();
        (await admin.ReadAsync(entry)).Should().Contain("谁在何时改了什么");
        (await admin.ReadAsync($"/admin/{register}/_new")).Should().Contain("保存");
        (await admin.GetAsync($"/admin/{register}/not-there")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Unit_MadeMovedAndRenamed_ShowsWhoChangedWhatAndWhen()
    {
        using var admin = await SignInAsync("demo-admin");
        var made = await admin.SubmitAsync("/admin/units/_new", new() { ["id"] = "station-new", ["kind"] = "station", ["name"] = "新驿站", ["parentId"] = "community-sunshine", ["validFrom"] = "2026-01-01" });
        made.Headers.Location!.ToString().Should().Be("/admin/units/station-new?done=true");

        (await admin.SubmitAsync("/admin/units/station-new", new() { ["version"] = "1", ["kind"] = "station", ["name"] = "新新驿站", ["parentId"] = "compound-guiyuan", ["validFrom"] = "2026-01-01" })).StatusCode.Should().Be(HttpStatusCode.Redirect);
        var page = await admin.ReadAsync("/admin/units/station-new");
        page.Should().Contain("名称: 新驿站 → 新新驿站").And.Contain("上级单位: 阳光社区").And.Contain("demo-admin");

        // A colleague who opened it before loses nothing silently.
        var late = await admin.SubmitAsync("/admin/units/station-new", new() { ["version"] = "1", ["kind"] = "station", ["name"] = "迟到", ["parentId"] = "compound-guiyuan" });
        (await late.Content.ReadAsStringAsync()).Should().Contain("别人已经修改过").And.Contain("迟到");

        // What is wrong stands at its field, and what was typed is still there.
        var wrong = await admin.SubmitAsync("/admin/units/_new", new() { ["id"] = "Wrong Id", ["kind"] = "station", ["name"] = "错", ["parentId"] = "district-dongming" });
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("id=\"f-id-error\"").And.Contain("value=\"Wrong Id\"");
    }

    [Fact]
    public async Task Calendar_WhoseOpenClocksAreStillCounted_SaysHowFarItIs_UntilItIsDone()
    {
        using var admin = await SignInAsync("demo-admin");
        (await admin.ReadAsync("/admin/calendars/cn-office")).Should().NotContain("正在按第 1 版重新计时");
        _host.Execute(
            """
            INSERT INTO engine_timers (id, instance_id, target, payload, due_at, fire_at, attempts) VALUES
            ('recount-test-page', '', 'clock.recount', '{"calendar":"cn-office","version":1}', 9999999999999, 9999999999999, 0),
            ('recount-test-ticket', '', 'clock.recount', '{"calendar":"cn-office","version":1,"ticketId":"t-1"}', 9999999999999, 9999999999999, 0)
            """);
        try
        {
            (await admin.ReadAsync("/admin/calendars/cn-office")).Should().Contain("正在按第 1 版重新计时:已变动 0 个到期时间,尚待处理 1 件工单").And.Contain("data-again", "the page looks again by itself");
        }
        finally
        {
            _host.Execute("DELETE FROM engine_timers WHERE id LIKE 'recount-test-%'");
        }

        (await admin.ReadAsync("/admin/calendars/cn-office")).Should().NotContain("正在按第 1 版重新计时");
    }

    [Fact]
    public async Task Entry_Saved_KeepsWhatItsFormDoesNotShow()
    {
        using var admin = await SignInAsync("demo-admin");
        var before = await (await admin.GetAsync("/api/v1/units/compound-guiyuan")).JsonAsync();
        before.TryGetProperty("lat", out var lat).Should().BeTrue();
        (await admin.SubmitAsync("/admin/units/compound-guiyuan", new() { ["kind"] = "compound", ["name"] = "桂苑小区", ["parentId"] = "community-sunshine", ["households"] = "1234" })).StatusCode.Should().Be(HttpStatusCode.Redirect);
        var after = await (await admin.GetAsync("/api/v1/units/compound-guiyuan")).JsonAsync();
        after.GetProperty("lat").GetDouble().Should().Be(lat.GetDouble());
        after.GetProperty("households").GetInt32().Should().Be(1234);
    }

    [Fact]
    public async Task Category_ExtraFields_GoOutAsQuestionsAndBackAsTheSchemaTheyWere()
    {
        using var admin = await SignInAsync("demo-admin");
        var before = (await (await admin.GetAsync("/api/v1/categories/water.outage")).JsonAsync()).GetProperty("fields");
        (await admin.ReadAsync("/admin/categories/water.outage")).Should().Contain("value=\"何时停水\"");
        (await admin.SubmitAsync("/admin/categories/water.outage", new()
        {
            ["name"] = "停水", ["nameEn"] = "Water outage", ["parentCode"] = "water", ["keywords"] = "停水, 没水、断水", ["defaultUrgency"] = "urgent",
            ["fields[0].name"] = "since", ["fields[0].title"] = "何时停水", ["fields[0].titleEn"] = "Since when", ["fields[0].type"] = "text",
            ["fields[1].name"] = "households", ["fields[1].title"] = "影响户数", ["fields[1].titleEn"] = "Households affected", ["fields[1].type"] = "number",
            ["fields[2].name"] = "scope", ["fields[2].title"] = "范围", ["fields[2].type"] = "choice", ["fields[2].choices"] = "一户, 整栋", ["fields[2].required"] = "true",
        })).StatusCode.Should().Be(HttpStatusCode.Redirect);
        var after = await (await admin.GetAsync("/api/v1/categories/water.outage")).JsonAsync();
        var fields = after.GetProperty("fields");
        fields.GetProperty("properties").GetProperty("households").ToString().Should().Be(before.GetProperty("properties").GetProperty("households").ToString());
        fields.GetProperty("properties").GetProperty("scope").GetProperty("enum").ToString().Should().Be("""["一户","整栋"]""");
        fields.GetProperty("required").ToString().Should().Be("""["scope"]""");
        after.GetProperty("keywords").GetArrayLength().Should().Be(3);
    }

    [Fact]
    public async Task Account_MadeOnThePage_ShowsItsOneTimePasswordOnce()
    {
        using var admin = await SignInAsync("demo-admin");
        var page = WebUtility.HtmlDecode(await (await admin.SubmitAsync("/admin/accounts/_new", new() { ["name"] = "page.made", ["unitId"] = "dept-housing" })).Content.ReadAsStringAsync());
        var secret = System.Text.RegularExpressions.Regex.Match(page, "id=\"secret\">([^<]+)<").Groups[1].Value;
        using var person = new FormClient(_host.Address);
        (await person.SignInAsync("page.made", secret)).Should().Be("/account");
        (await admin.ReadAsync("/admin/accounts?q=page.made")).Should().Contain("page.made").And.NotContain(secret);
    }

    [Fact]
    public async Task HandOver_LeavingMember_GivesTasksPostsAndRosters()
    {
        var admin = _host.Client("demo-admin");
        await PutAsync(admin, "/api/v1/members", """{ "id": "leaver", "name": "走先生", "posts": [{ "unitId": "station-guiyuan", "post": "clerk", "validFrom": "2025-01-01" }] }""");
        await PutAsync(admin, "/api/v1/members", """{ "id": "taker", "name": "来女士", "posts": [{ "unitId": "station-guiyuan", "post": "deputy", "validFrom": "2025-01-01" }] }""");
        await PutAsync(admin, "/api/v1/rosters", """{ "id": "duty-leaver", "unitId": "station-guiyuan", "memberId": "leaver", "validFrom": "2025-01-01" }""");
        var station = _host.Client("demo-station-guiyuan");
        var filed = await (await station.SendAsync(HttpMethod.Post, "/api/v1/tickets", """{ "channel": "station", "title": "楼道灯坏了", "description": "三单元", "categoryCode": "noise.neighbour", "compoundId": "compound-guiyuan", "reporter": { "name": "王女士", "phone": "13800001234" } }""")).JsonAsync();
        var task = (await (await station.GetAsync($"/api/v1/tasks?ticketId={filed.GetProperty("id").GetString()}")).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString();
        (await station.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{task}/delegate", """{ "memberId": "leaver" }""")).StatusCode.Should().Be(HttpStatusCode.OK);

        var handed = await (await admin.SendAsync(HttpMethod.Post, "/api/v1/members/leaver/hand-over", """{ "toMemberId": "taker", "reason": "调离" }""")).JsonAsync();
        (handed.GetProperty("tasks").GetInt32(), handed.GetProperty("posts").GetInt32(), handed.GetProperty("rosters").GetInt32()).Should().Be((1, 1, 1));

        _host.Count($"SELECT COUNT(*) FROM tasks WHERE id = '{task}' AND assignee_id = 'taker' AND state = 'Open'").Should().Be(1);
        (await (await admin.GetAsync("/api/v1/members/taker")).JsonAsync()).GetProperty("posts").GetArrayLength().Should().Be(2);
        (await (await admin.GetAsync("/api/v1/members/leaver")).JsonAsync()).GetProperty("posts")[0].TryGetProperty("validTo", out _).Should().BeTrue();
        (await (await admin.GetAsync("/api/v1/rosters?memberId=taker")).JsonAsync()).GetProperty("items").GetArrayLength().Should().Be(1);

        // A repeat finds nothing left, and nobody can take over from themselves.
        var again = await (await admin.SendAsync(HttpMethod.Post, "/api/v1/members/leaver/hand-over", """{ "toMemberId": "taker" }""")).JsonAsync();
        (again.GetProperty("tasks").GetInt32(), again.GetProperty("posts").GetInt32(), again.GetProperty("rosters").GetInt32()).Should().Be((0, 0, 0));
        (await admin.SendAsync(HttpMethod.Post, "/api/v1/members/taker/hand-over", """{ "toMemberId": "taker" }""")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Import_TriedWithErrorsByRowThenMended_IsWrittenOnConfirmation()
    {
        using var admin = await SignInAsync("demo-admin");
        var wrong = await admin.UploadAsync("/admin/import", "代码,名称,英文名称\nimport.one,导入一,Import one\nImport Two,导入二,Import two\n", new() { ["subject"] = "categories" });
        wrong.Should().Contain("1 处错误").And.Contain("Import Two").And.NotContain("正式导入");

        var good = await admin.UploadAsync("/admin/import", "代码,名称,英文名称\nimport.one,导入一,Import one\nimport.two,导入二,Import two\n", new() { ["subject"] = "categories" });
        good.Should().Contain("正式导入");
        (await admin.GetAsync("/api/v1/categories/import.one")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var held = System.Text.RegularExpressions.Regex.Match(good, "name=\"held\" value=\"([^\"]+)\"").Groups[1].Value;
        using var other = await SignInAsync("demo-hotline");
        (await other.SubmitAsync("/account", new() { ["held"] = held, ["subject"] = "categories" }, to: "/admin/import?handler=Confirm")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        var done = WebUtility.HtmlDecode(await (await admin.SubmitAsync("/admin/import", new() { ["held"] = held, ["subject"] = "categories" }, to: "/admin/import?handler=Confirm")).Content.ReadAsStringAsync());
        done.Should().Contain("已导入");
        (await admin.GetAsync("/api/v1/categories/import.two")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Pages_ForAuditor_ShowAndDoNotChange()
    {
        using var auditor = await SignInAsync("demo-auditor");
        (await auditor.ReadAsync("/admin/audit?verify=true")).Should().Contain("审计链完整");
        (await auditor.ReadAsync("/admin/units/community-sunshine")).Should().NotContain("保存</button>");
        foreach (var (page, form) in new (string, Dictionary<string, string>)[]
        {
            ("/admin/units/community-sunshine", new() { ["kind"] = "community", ["name"] = "改", ["parentId"] = "street-hanjiang" }),
            ("/admin/calendars/cn-office", new() { ["year"] = "2027", ["holidays"] = "2027-01-01", ["publish"] = "true" }),
        })
        {
            var refused = await auditor.SubmitAsync("/account", form, to: page);
            refused.StatusCode.Should().Be(HttpStatusCode.Forbidden, page);
            WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).Should().Contain("<h1").And.Contain("无权", "the page says why");
        }

        (await auditor.GetAsync("/admin/import")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private async Task<FormClient> SignInAsync(string name)
    {
        var person = new FormClient(_host.Address);
        await person.SignInAsync(name, DemoSignIns.Password);
        return person;
    }

    private static async Task PutAsync(HttpClient client, string path, string json) => (await client.SendAsync(HttpMethod.Post, path, json)).StatusCode.Should().Be(HttpStatusCode.Created);
}

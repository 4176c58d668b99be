using System.Net;
using System.Text.Json;

namespace Dispatch.Host.Tests;

/// <summary>Work on its way down over HTTP, through the workflows that ship, in both of the ways a flowchart may run.</summary>
public sealed class AdmissionTests
{
    [Theory]
    [InlineData("CounterBased")]
    [InlineData("TokenBased")]
    public async Task Application_ConsultedAndApproved_BecomesAnEntry_AndADownwardTaskGoesItsWay(string mode)
    {
        await using var host = await RunningHost.StartAsync(args: $"--Dispatch:Engine:FlowchartMode={mode}");
        var (water, community, district) = (host.Client("demo-dept-water"), host.Client("demo-community-sunshine"), host.Client("demo-district"));
        var begins = DateTime.UtcNow.Date.AddDays(120).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var application = await FileAsync(water, "/api/v1/admissions/applications", $$$"""
            {"title":"老旧管网入户摸排","application":{"matter":"pipe.survey","title":"老旧管网入户摸排","scope":"入户核对管线","unitIds":["community-sunshine"],"resources":"每社区经费一万元","basis":"管网改造方案","hoursPerMonth":6,"trial":true,"validFrom":"{{{begins}}}","validTo":"{{{begins[..4]}}}-12-31"}}
            """);
        await CompleteAsync(community, application, "admission.consult", """{"outcome":"Agree","data":{"opinion":"同意"}}""");
        await CompleteAsync(district, application, "admission.decide", """{"outcome":"Approved"}""");
        var decided = await GetAsync(water, $"/api/v1/admissions/applications/{application}");
        decided.GetProperty("status").GetString().Should().Be("closed");
        var entryId = decided.GetProperty("duty").GetProperty("entryId").GetString();
        var entry = await GetAsync(water, $"/api/v1/admissions/{entryId}");
        (entry.GetProperty("trial").GetBoolean(), entry.GetProperty("scope").GetString(), entry.GetProperty("resources").GetString(), entry.GetProperty("validFrom").GetString()).Should()
            .Be((true, "入户核对管线", "每社区经费一万元", begins));
        var later = await PostAsync(water, "/api/v1/admissions/check", $$"""{"departmentId":"dept-water","communityId":"community-sunshine","matter":"pipe.survey","asOf":"{{begins}}"}""", HttpStatusCode.OK);
        (later.GetProperty("allowed").GetBoolean(), later.GetProperty("entryId").GetString()).Should().Be((true, entryId));

        // Too early: refused with the entry cited, and counted.
        var early = await PostAsync(water, "/api/v1/downward-tasks", """{"communityId":"community-sunshine","matter":"pipe.survey","title":"摸排一号楼"}""", HttpStatusCode.Created);
        early.GetProperty("status").GetString().Should().Be("notAccepted");
        early.GetProperty("duty").GetProperty("entryId").GetString().Should().Be(entryId);
        early.GetProperty("answer").GetString().Should().Contain(entryId);

        var fire = host.Client("demo-dept-fire");
        var task = await FileAsync(fire, "/api/v1/downward-tasks", """{"communityId":"community-sunshine","matter":"fire-patrol","title":"楼道巡查"}""");
        (await GetAsync(community, $"/api/v1/downward-tasks/{task}")).GetProperty("duty").ToString().Should().Contain("admission-fire-patrol").And.Contain("Admitted");
        await CompleteAsync(community, task, "downward.handle", """{"outcome":"Done","data":{"measures":"已巡查"}}""");
        await CompleteAsync(community, task, "community.evaluate", """{"outcome":"Done","data":{"response":5,"arrival":4,"quality":5}}""");
        await CompleteAsync(fire, task, "department.evaluate", """{"outcome":"Done","data":{"proper":5,"complete":5,"cooperative":4}}""");
        (await GetAsync(fire, $"/api/v1/downward-tasks/{task}")).GetProperty("status").GetString().Should().Be("closed");
    }

    [Fact]
    public async Task Register_CountsRefusals_WeighsTheBurden_AndTakesAdmissionsBack()
    {
        await using var host = await RunningHost.StartAsync();
        var (water, community, fire) = (host.Client("demo-dept-water"), host.Client("demo-community-sunshine"), host.Client("demo-dept-fire"));
        var absent = await PostAsync(water, "/api/v1/downward-tasks", """{"communityId":"community-sunshine","matter":"unheard.of","title":"填报表格"}""", HttpStatusCode.Created);
        absent.GetProperty("answer").GetString().Should().Contain("均无");
        absent.GetProperty("duty").GetProperty("result").GetString().Should().Be("Absent");
        var listed = await GetAsync(community, "/api/v1/admissions/refusals");
        listed.GetProperty("items")[0].GetProperty("ticketId").GetString().Should().Be(absent.GetProperty("id").GetString());
        var counted = await GetAsync(community, "/api/v1/admissions/refusals/count");
        (counted.GetProperty("total").GetInt32(), counted.GetProperty("items")[0].GetProperty("unitId").GetString()).Should().Be((1, "dept-water"));
        (await GetAsync(fire, "/api/v1/admissions/refusals")).GetProperty("items").GetArrayLength().Should().Be(0, "another department's attempts are not its business");

        var burden = (await GetAsync(community, "/api/v1/admissions/burden?unitId=community-sunshine")).GetProperty("items")[0];
        var hours = burden.GetProperty("hoursPerMonth").GetInt32();
        await (await water.SendAsync(HttpMethod.Post, "/api/v1/admissions/admission-fire-patrol/withdraw", """{"reason":"不再需要"}""")).ShouldBeProblemAsync(HttpStatusCode.Forbidden);
        await PostAsync(fire, "/api/v1/admissions/admission-fire-patrol/withdraw", """{"reason":"不再需要"}""", HttpStatusCode.OK);
        (await GetAsync(community, "/api/v1/admissions/burden?unitId=community-sunshine")).GetProperty("items")[0].GetProperty("hoursPerMonth").GetInt32().Should().Be(hours - 8);
        var refused = await PostAsync(fire, "/api/v1/downward-tasks", """{"communityId":"community-sunshine","matter":"fire-patrol","title":"楼道巡查"}""", HttpStatusCode.Created);
        refused.GetProperty("answer").GetString().Should().Contain("admission-fire-patrol").And.Contain("已撤回");
        var history = await GetAsync(fire, "/api/v1/admissions/admission-fire-patrol/history");
        history.GetProperty("items").EnumerateArray().Select(h => h.GetProperty("action").GetString()).Should().Equal("created", "withdrawn");
    }

    [Fact]
    public async Task Application_TooLate_ComesBackToTheDepartment_WhichWithdrawsIt()
    {
        await using var host = await RunningHost.StartAsync();
        var water = host.Client("demo-dept-water");
        var soon = DateTime.UtcNow.Date.AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var application = await FileAsync(water, "/api/v1/admissions/applications", $$$"""
            {"title":"临时摸排","application":{"matter":"pipe.survey","title":"摸排","unitIds":["community-sunshine"],"basis":"方案","validFrom":"{{{soon}}}","validTo":"{{{soon[..4]}}}-12-31"}}
            """);
        (await GetAsync(water, $"/api/v1/tasks?state=open&ticketId={application}")).GetProperty("items")[0].GetProperty("kind").GetString().Should().Be("admission.apply");
        (await GetAsync(water, $"/api/v1/tickets/{application}/history")).ToString().Should().Contain("30 个工作日");
        await (await host.Client("demo-dept-fire").SendAsync(HttpMethod.Post, $"/api/v1/admissions/applications/{application}/withdraw", "{}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        var withdrawn = await PostAsync(water, $"/api/v1/admissions/applications/{application}/withdraw", """{"reason":"改期"}""", HttpStatusCode.OK);
        withdrawn.GetProperty("status").GetString().Should().Be("withdrawn");
        (await GetAsync(water, $"/api/v1/tasks?state=open&ticketId={application}")).GetProperty("items").GetArrayLength().Should().Be(0);
    }

    private static async Task CompleteAsync(HttpClient client, string ticket, string kind, string body)
    {
        var open = (await GetAsync(client, $"/api/v1/tasks?state=open&ticketId={ticket}&kind={kind}")).GetProperty("items");
        open.GetArrayLength().Should().Be(1, $"an open {kind} is expected");
        var answer = await client.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{open[0].GetProperty("id").GetString()}/complete", body);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static async Task<string> FileAsync(HttpClient client, string path, string body) =>
        (await PostAsync(client, path, body, HttpStatusCode.Created)).GetProperty("id").GetString()!;

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, string body, HttpStatusCode status)
    {
        var answer = await client.SendAsync(HttpMethod.Post, path, body);
        answer.StatusCode.Should().Be(status, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}

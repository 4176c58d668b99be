using System.Net;
using System.Text.Json;

namespace Dispatch.Host.Tests;

/// <summary>Mistakes are mended over HTTP: a wrong category or place corrected, an outcome taken back, calls of one cause joined and taken out again.</summary>
public sealed class MendingTests(CommonHost common) : IClassFixture<CommonHost>
{
    private HttpClient Community => common.Host.Client("demo-community-sunshine");

    private HttpClient Hotline => common.Host.Client("demo-hotline");

    [Fact]
    public async Task WrongCategory_Corrected_AsksTheListsAnew_AndKeepsTheReceipt()
    {
        var filed = await FileAsync("noise.neighbour");
        var id = Text(filed, "id");
        await DoAsync(id, "Escalate", common.Host.Client("demo-station-guiyuan"));
        var before = await GetAsync(Community, id);
        before.GetProperty("duty").GetProperty("result").GetString().Should().Be("Own");
        var stale = await OpenTaskAsync(id);

        await (await PostAsync($"{id}/correct", """{"reason":"  ","categoryCode":"water.outage"}""")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        await (await PostAsync($"{id}/correct", """{"reason":"分类有误"}""")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        var wrong = await (await PostAsync($"{id}/correct", """{"reason":"分类有误","categoryCode":"no.such"}""")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        wrong.GetProperty("errors").TryGetProperty("categoryCode", out _).Should().BeTrue();
        (await GetAsync(Community, id)).GetProperty("categoryCode").GetString().Should().Be("noise.neighbour", "what was refused changed nothing");

        var corrected = await OkAsync(await PostAsync($"{id}/correct", """{"reason":"实为停水","categoryCode":"water.outage"}"""));
        corrected.GetProperty("categoryCode").GetString().Should().Be("water.outage");
        (Text(corrected, "receivedAt"), Text(corrected, "number"), Text(corrected, "trackingCode")).Should().Be((Text(filed, "receivedAt"), Text(filed, "number"), Text(filed, "trackingCode")));
        corrected.GetProperty("duty").GetProperty("result").GetString().Should().Be("Department");
        var late = await (await Community.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{stale}/complete", """{"outcome":"Resolved","data":{"measures":"已调解"}}""")).ShouldBeProblemAsync(HttpStatusCode.Conflict);
        late.ToString().Should().Contain("取消");
        var line = (await HistoryAsync(id)).Single(h => Text(h, "kind").Contains("corrected", StringComparison.OrdinalIgnoreCase));
        line.ToString().Should().Contain("noise.neighbour").And.Contain("water.outage").And.Contain("实为停水");
    }

    [Fact]
    public async Task WrongOutcome_TakenBack_OpensTheTaskAgain_OnceOnly()
    {
        var id = Text(await FileAsync("noise.neighbour"), "id");
        var station = common.Host.Client("demo-station-guiyuan");
        var task = await OpenTaskAsync(id);
        await DoAsync(id, "Escalate", station);
        (await GetAsync(Community, id)).GetProperty("status").GetString().Should().Be("atCommunity");

        await (await Community.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{task}/take-back", """{"reason":" "}""")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        await OkAsync(await station.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{task}/take-back", """{"reason":"误点"}"""));

        (await GetAsync(Community, id)).GetProperty("status").GetString().Should().Be("atStation");
        var again = await OpenTaskAsync(id);
        again.Should().NotBe(task);
        await (await station.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{task}/take-back", """{"reason":"再次"}""")).ShouldBeProblemAsync(HttpStatusCode.Conflict);
        await DoAsync(id, "Resolved", station);
        (await HistoryAsync(id)).Should().Contain(h => h.ToString().Contains("误点"));
    }

    [Fact]
    public async Task CallsOfOneCause_Joined_AreListedUnderTheMain_AndOneTakenOutGoesItsOwnWay()
    {
        var main = Text(await FileAsync("water.outage"), "id");
        string[] calls = [Text(await FileAsync("water.outage"), "id"), Text(await FileAsync("water.outage"), "id"), Text(await FileAsync("water.outage"), "id")];
        (await OkAsync(await Community.GetAsync($"/api/v1/tickets/{main}/alike"))).GetProperty("items").EnumerateArray().Select(t => Text(t, "id")).Should().Contain(calls);

        var single = await OkAsync(await PostAsync($"{calls[0]}/merge", $$"""{"intoTicketId":"{{main}}"}"""));
        (single.GetProperty("status").GetString(), Text(single, "mergedInto")).Should().Be(("merged", main));
        await (await PostAsync($"{calls[0]}/merge", $$"""{"intoTicketId":"{{main}}"}""")).ShouldBeProblemAsync(HttpStatusCode.Conflict);
        await (await PostAsync($"{main}/merge", $$"""{"intoTicketId":"{{main}}"}""")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        await (await PostAsync($"{main}/merge", $$"""{"intoTicketId":"{{calls[1]}}"}""")).ShouldBeProblemAsync(HttpStatusCode.Conflict);

        var body = JsonSerializer.Serialize(new { ticketIds = calls.Append("nothing-of-that-name") });
        var joined = await OkAsync(await PostAsync($"{main}/joined", body));
        (joined.GetProperty("joined").GetInt32(), joined.GetProperty("already").GetInt32()).Should().Be((2, 1));
        Text(joined.GetProperty("refused")[0], "ticketId").Should().Be("nothing-of-that-name");
        (await OkAsync(await PostAsync($"{main}/joined", body))).GetProperty("already").GetInt32().Should().Be(3, "sent again it changes nothing");
        common.Host.Count($"SELECT COUNT(*) FROM host_audit WHERE action = 'JoinTickets' AND subject_id = '{main}'").Should().Be(2, "each is on record once, beside what became of each ticket");
        await (await PostAsync($"{main}/joined", """{"ticketIds":[]}""")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        await (await PostAsync($"{main}/withdraw", """{"reason":"误报"}""")).ShouldBeProblemAsync(HttpStatusCode.Conflict);
        (await OkAsync(await Community.GetAsync($"/api/v1/tickets/{main}/joined"))).GetProperty("items").EnumerateArray().Select(t => Text(t, "id")).Should().BeEquivalentTo(calls);

        var alone = await OkAsync(await PostAsync($"{calls[1]}/unjoin", """{"reason":"另一处停水"}"""));
        alone.GetProperty("status").GetString().Should().NotBe("merged");
        (await OpenTaskAsync(calls[1])).Should().NotBeEmpty();
        await (await PostAsync($"{calls[1]}/unjoin", """{"reason":"再次"}""")).ShouldBeProblemAsync(HttpStatusCode.Conflict);
        (await OkAsync(await Community.GetAsync($"/api/v1/tickets/{main}/joined"))).GetProperty("items").GetArrayLength().Should().Be(2);
        (await HistoryAsync(calls[1])).Should().Contain(h => h.ToString().Contains("另一处停水"));
    }

    [Theory]
    [InlineData("/api/v1/sla-policies", """{"id":"r1","taskKind":"station.handle","urgency":"emergency","amount":3,"unit":"workDays"}""", "calendarCode")]
    [InlineData("/api/v1/sla-policies", """{"id":"r2","taskKind":"station.handle","amount":3,"unit":"days","validFrom":"2026-05-01","validTo":"2026-04-01"}""", "validTo")]
    [InlineData("/api/v1/sla-policies", """{"id":"r3","taskKind":"department.report","categoryCode":"water.outage","amount":3,"unit":"days","validFrom":"2026-01-01"}""", "validFrom")]
    [InlineData("/api/v1/duty-lists", """{"id":"r4","list":"own","unitId":"community-nowhere","categoryCode":"road.light","title":"路灯","validFrom":"2026-01-01"}""", "unitId")]
    [InlineData("/api/v1/duty-lists", """{"id":"r5","list":"own","unitId":"community-sunshine","categoryCode":"noise.neighbour","title":"调解","validFrom":"2026-01-01"}""", "validFrom")]
    [InlineData("/api/v1/calendars/cn-public/years", """{"year":2031,"holidays":[{"name":"元旦","from":"2031-01-01","to":"2031-01-01"}],"makeUpDays":[]}""", "year")]
    [InlineData("/api/v1/units/reorganisations", """{"kind":"dissolve","unitIds":["community-nowhere"],"parts":[{"unitId":"community-lakeside"}]}""", "unitIds[0]")]
    public async Task Rule_ThatMakesNoSense_IsRefusedWithFieldAndReason_AndNothingIsKept(string address, string body, string field)
    {
        var before = common.Host.Count("SELECT COUNT(*) FROM reference_changes");

        var problem = await (await common.Host.Client("demo-admin").SendAsync(HttpMethod.Post, address, body)).ShouldBeProblemAsync(HttpStatusCode.BadRequest);

        problem.GetProperty("errors").GetProperty(field)[0].GetString().Should().MatchRegex("\\p{IsCJKUnifiedIdeographs}.*[A-Za-z]{3}");
        common.Host.Count("SELECT COUNT(*) FROM reference_changes").Should().Be(before);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).ToString();

    private static async Task<JsonElement> OkAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string id) => await OkAsync(await client.GetAsync($"/api/v1/tickets/{id}"));

    private Task<HttpResponseMessage> PostAsync(string way, string body) => Community.SendAsync(HttpMethod.Post, $"/api/v1/tickets/{way}", body);

    private async Task<JsonElement> FileAsync(string category)
    {
        var answer = await Hotline.SendAsync(HttpMethod.Post, "/api/v1/tickets", $$"""{"channel":"hotline","title":"桂苑小区来电","categoryCode":"{{category}}","compoundId":"compound-guiyuan"}""");
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private async Task<string> OpenTaskAsync(string ticket) =>
        Text((await OkAsync(await Community.GetAsync($"/api/v1/tasks?ticketId={ticket}&state=open"))).GetProperty("items")[0], "id");

    private async Task DoAsync(string ticket, string outcome, HttpClient by)
    {
        var data = outcome == "Resolved" ? """{"measures":"当场解决"}""" : """{"reason":"需上级协调"}""";
        await OkAsync(await by.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{await OpenTaskAsync(ticket)}/complete", $$"""{"outcome":"{{outcome}}","data":{{data}}}"""));
    }

    private async Task<List<JsonElement>> HistoryAsync(string ticket) =>
        [.. (await OkAsync(await Community.GetAsync($"/api/v1/tickets/{ticket}/history?limit=200"))).GetProperty("items").EnumerateArray()];
}

using System.Net;

namespace Dispatch.Host.Tests;

/// <summary>Nobody evaluates in the place of another, and the resident's way in is used once and cannot be guessed.</summary>
public sealed class EvaluationRightsTests(FiledHost filed) : IClassFixture<FiledHost>
{
    [Fact]
    public async Task Resident_EvaluatesOnce_AndNobodyElseForThem()
    {
        var ticket = await filed.FileAsync("evaluated");
        var (id, code) = (ticket.GetProperty("id").GetString()!, ticket.GetProperty("trackingCode").GetString()!);
        var anyone = filed.Host.Client();
        await (await anyone.SendAsync(HttpMethod.Post, $"/api/v1/tracking/{code}/evaluation", """{"outcome":"Satisfied"}""")).ShouldBeProblemAsync(HttpStatusCode.Conflict);
        var station = filed.Host.Client("demo-station-guiyuan");
        var task = (await (await station.GetAsync($"/api/v1/tasks?ticketId={id}&state=open")).JsonAsync()).GetProperty("items")[0];
        var done = await station.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{task.GetProperty("id").GetString()}/complete", """{"outcome":"Resolved","data":{"measures":"换了水泵","contacted":"已电话联系"}}""");
        done.StatusCode.Should().Be(HttpStatusCode.OK, await done.Content.ReadAsStringAsync());

        var open = (await (await filed.Host.Client("demo-admin").GetAsync($"/api/v1/tasks?ticketId={id}&state=open")).JsonAsync()).GetProperty("items");
        var evaluation = open.EnumerateArray().Single(t => t.GetProperty("kind").GetString() == "resident.evaluate").GetProperty("id").GetString();
        foreach (var key in new[] { "demo-station-guiyuan", "demo-dept-water", "demo-dept-fire", "demo-street-hanjiang", "demo-district", "demo-auditor", "demo-admin" })
        {
            var answer = await filed.Host.Client(key).SendAsync(HttpMethod.Post, $"/api/v1/tasks/{evaluation}/complete", """{"outcome":"Satisfied","data":{"solved":true}}""");
            ((int)answer.StatusCode).Should().BeOneOf([403, 404], key);
        }

        var given = await anyone.SendAsync(HttpMethod.Post, $"/api/v1/tracking/{code}/evaluation", """{"outcome":"Satisfied","solved":true}""");
        given.StatusCode.Should().Be(HttpStatusCode.Created, await given.Content.ReadAsStringAsync());
        await (await anyone.SendAsync(HttpMethod.Post, $"/api/v1/tracking/{code}/evaluation", """{"outcome":"Dissatisfied"}""")).ShouldBeProblemAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task WhoAnswered_DoesNotTakeTheResidentsEvaluationIn()
    {
        var community = filed.Host.Client("demo-community-sunshine");
        using var made = await community.SendAsync(HttpMethod.Post, "/api/v1/tickets", """{"channel":"community","title":"楼上噪声","categoryCode":"noise.neighbour","communityId":"community-sunshine"}""");
        var id = (await made.JsonAsync()).GetProperty("id").GetString()!;
        var task = (await (await community.GetAsync($"/api/v1/tasks?ticketId={id}&state=open")).JsonAsync()).GetProperty("items")[0];
        using var done = await community.SendAsync(
            HttpMethod.Post, $"/api/v1/tasks/{task.GetProperty("id").GetString()}/complete", """{"outcome":"Resolved","data":{"measures":"已调解","contacted":"已电话联系"}}""");
        done.StatusCode.Should().Be(HttpStatusCode.OK, await done.Content.ReadAsStringAsync());

        var open = (await (await filed.Host.Client("demo-admin").GetAsync($"/api/v1/tasks?ticketId={id}&state=open")).JsonAsync()).GetProperty("items");
        var evaluation = open.EnumerateArray().Single(t => t.GetProperty("kind").GetString() == "resident.evaluate");
        evaluation.GetProperty("unitId").GetString().Should().Be("street-hanjiang", "the nearest unit that did not answer itself");
        await (await community.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{evaluation.GetProperty("id").GetString()}/complete", """{"outcome":"Satisfied","data":{"solved":true}}"""))
            .ShouldBeProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task TrackingCode_IsLongAndRandom()
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 10; i++)
        {
            codes.Add((await filed.FileAsync($"code-{i}")).GetProperty("trackingCode").GetString()!);
        }

        codes.Should().HaveCount(10).And.OnlyContain(code => code.Length >= 12);
        codes.Select(code => code[..6]).Distinct().Should().HaveCount(10, "one code tells nothing of the next");
    }
}

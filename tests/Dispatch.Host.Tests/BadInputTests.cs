using System.Net;
using System.Text.Json;

namespace Dispatch.Host.Tests;

/// <summary>What is asked wrongly of tickets and tasks, against the domain as it is.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("categoryCode", "no.such.category")]
    [InlineData("compoundId", "compound-nowhere")]
    [InlineData("channel", "pigeon")]
    [InlineData("urgency", "whenever")]
    public async Task File_NamingWhatIsNotThere_Is400NamingTheField(string field, string value)
    {
        var body = new Dictionary<string, object> { ["channel"] = "hotline", ["title"] = "停水", ["categoryCode"] = "water.outage", ["compoundId"] = "compound-guiyuan" };
        body[field] = value;
        var problem = await (await PostAsync("demo-hotline", "/api/v1/tickets", JsonSerializer.Serialize(body))).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").TryGetProperty(field, out _).Should().BeTrue(problem.ToString());
        _host.Count("SELECT COUNT(*) FROM tickets").Should().Be(0);
    }

    [Fact]
    public async Task File_ReceivedAtWithoutTheRightToImport_IsRefused()
    {
        var answer = await PostAsync("demo-station-guiyuan", "/api/v1/tickets", """{"channel":"station","title":"t","categoryCode":"water.outage","compoundId":"compound-guiyuan","receivedAt":"2026-01-01T00:00:00Z"}""");
        ((int)answer.StatusCode).Should().BeOneOf(400, 403);
        _host.Count("SELECT COUNT(*) FROM tickets").Should().Be(0);
    }

    [Fact]
    public async Task File_SameExternalRefAgain_ReturnsTheTicketThatIsThere()
    {
        var first = await FileAsync("ref-1");
        var again = await PostAsync("demo-hotline", "/api/v1/tickets", Body("ref-1"));
        again.StatusCode.Should().Be(HttpStatusCode.OK);
        (await again.JsonAsync()).GetProperty("id").GetString().Should().Be(first);
    }

    [Fact]
    public async Task Complete_UnknownOutcome_Is400()
    {
        await FileAsync("a");
        var problem = await (await PostAsync("demo-station-guiyuan", $"/api/v1/tasks/{await TaskAsync("demo-station-guiyuan")}/complete", """{"outcome":"Explode"}""")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").TryGetProperty("outcome", out _).Should().BeTrue();
    }

    [Fact]
    public async Task Complete_DataThatDoesNotFitTheForm_Is422NamingTheField()
    {
        await FileAsync("a");
        var problem = await (await PostAsync("demo-station-guiyuan", $"/api/v1/tasks/{await TaskAsync("demo-station-guiyuan")}/complete", """{"outcome":"NotAccepted","data":{"ground":"because"}}""")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity);
        problem.GetProperty("errors").ToString().Should().Contain("ground");
    }

    [Fact]
    public async Task Complete_SomeoneElsesTask_LooksAsOneThatIsNotThere()
    {
        await FileAsync("a");
        var task = await TaskAsync("demo-station-guiyuan");
        var foreign = await (await PostAsync("demo-dept-fire", $"/api/v1/tasks/{task}/complete", """{"outcome":"Resolved"}""")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        var missing = await (await PostAsync("demo-dept-fire", "/api/v1/tasks/0000000000000000/complete", """{"outcome":"Resolved"}""")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        foreign.GetProperty("detail").GetString().Should().Be(missing.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Complete_TaskAlreadyDone_Is409()
    {
        await FileAsync("a");
        var task = await TaskAsync("demo-station-guiyuan");
        (await PostAsync("demo-station-guiyuan", $"/api/v1/tasks/{task}/complete", """{"outcome":"Escalate"}""")).StatusCode.Should().Be(HttpStatusCode.OK);
        await (await PostAsync("demo-station-guiyuan", $"/api/v1/tasks/{task}/complete", """{"outcome":"Escalate"}""")).ShouldBeProblemAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Complete_OfManyAtOnce_OneWins()
    {
        await FileAsync("a");
        var task = await TaskAsync("demo-station-guiyuan");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync("demo-station-guiyuan", $"/api/v1/tasks/{task}/complete", """{"outcome":"Escalate"}""")));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).Should().Be(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).Should().Be(7);
    }

    [Fact]
    public async Task Complete_WithAStaleETag_Is412BeforeAnythingElse()
    {
        await FileAsync("a");
        var task = await TaskAsync("demo-station-guiyuan");
        var answer = await _host.Client("demo-station-guiyuan").SendAsync(HttpMethod.Post, $"/api/v1/tasks/{task}/complete", """{"outcome":"NotAccepted","data":{}}""", ("If-Match", "\"v999\""));
        await answer.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Ticket_OfAnotherTerritory_LooksAsOneThatIsNotThere()
    {
        var ticket = await FileAsync("a");
        await (await _host.Client("demo-dept-fire").GetAsync($"/api/v1/tickets/{ticket}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        await (await _host.Client("demo-dept-fire").GetAsync($"/api/v1/tickets/{ticket}/history")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        (await _host.Client("demo-community-sunshine").GetAsync($"/api/v1/tickets/{ticket}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Inbox_OfAWaitingUnit_HearsOfARealTask()
    {
        var waiting = _host.Client("demo-station-guiyuan").GetAsync("/api/v1/tasks?state=open&wait=30");
        await FileAsync("a");
        (await (await waiting).JsonAsync()).GetProperty("items").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task Tracking_UnknownCode_Is404() => await (await _host.Client().GetAsync("/api/v1/tracking/NOSUCHCODE")).ShouldBeProblemAsync(HttpStatusCode.NotFound);

    private static string Body(string externalRef) =>
        $$"""{"channel":"hotline","title":"停水","categoryCode":"water.outage","compoundId":"compound-guiyuan","externalRef":"{{externalRef}}"}""";

    private async Task<string> FileAsync(string externalRef)
    {
        var answer = await PostAsync("demo-hotline", "/api/v1/tickets", Body(externalRef));
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("id").GetString()!;
    }

    private async Task<string> TaskAsync(string key) =>
        (await (await _host.Client(key).GetAsync("/api/v1/tasks?state=open")).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString()!;

    private Task<HttpResponseMessage> PostAsync(string key, string path, string body) => _host.Client(key).SendAsync(HttpMethod.Post, path, body);
}

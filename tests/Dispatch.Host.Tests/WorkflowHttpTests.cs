using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Host.Composition;
using Dispatch.Host.WorkflowHttp;
using Microsoft.Extensions.Configuration;

namespace Dispatch.Host.Tests;

public sealed class WorkflowHttpTests(CommonHost common) : IClassFixture<CommonHost>
{
    [Fact]
    public async Task Endpoint_Asked_StartsItsWorkflowAndAnswersWhatItWrites()
    {
        await PublishAsync("http-greets", Activity("Elsa.HttpEndpoint", "in", new { path = Literal("greet/{who}"), supportedMethods = Json("""["POST"]"""), customProperties = new { canStartWorkflow = true } }),
            Activity("Elsa.WriteHttpResponse", "out", new { statusCode = Literal("Accepted"), content = Js("({ hello: getOutputFrom('in', 'RouteData').who, n: getOutputFrom('in', 'ParsedContent').n })") }));
        using var client = common.Host.Client();
        var response = await client.PostAsJsonAsync("/workflows/greet/ada", new { n = 5 });
        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await response.Content.ReadAsStringAsync()).Should().Be("""{"hello":"ada","n":5}""");
        (await client.GetAsync("/workflows/greet/ada")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Endpoint_ThatWantsSignIn_RefusesStrangers()
    {
        await PublishAsync("http-locked", Activity("Elsa.HttpEndpoint", "in", new { path = Literal("locked"), authorize = Literal(true), customProperties = new { canStartWorkflow = true } }));
        using var stranger = common.Host.Client();
        (await stranger.GetAsync("/workflows/locked")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var known = common.Host.Client(await common.Host.KeyAsync("district"));
        (await known.GetAsync("/workflows/locked")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Request_SentByAWorkflow_BringsItsAnswerBack()
    {
        await PublishAsync("http-asks", Activity("Elsa.HttpEndpoint", "in", new { path = Literal("asks"), customProperties = new { canStartWorkflow = true } }),
            Activity("Elsa.FlowSendHttpRequest", "ask", new { url = Literal(new Uri(common.Host.Address, "/health/live").ToString()) }),
            Activity("Elsa.SetName", "name", new { value = Js("'got ' + getOutputFrom('ask', 'StatusCode')") }));
        using var client = common.Host.Client();
        await client.GetAsync("/workflows/asks");
        var patience = DateTimeOffset.UtcNow.AddMinutes(2);
        while (common.Host.Count("SELECT COUNT(*) FROM engine_instances WHERE name = 'got 200' AND status = 'Finished'") == 0 && DateTimeOffset.UtcNow < patience)
        {
            await Task.Delay(20);
        }

        common.Host.Count("SELECT COUNT(*) FROM engine_instances WHERE name = 'got 200' AND status = 'Finished'").Should().Be(1);
    }

    [Fact]
    public async Task Link_MadeByAScript_RaisesItsEventInThatInstanceOnly()
    {
        await PublishAsync("http-links", Activity("Elsa.HttpEndpoint", "in", new { path = Literal("links"), customProperties = new { canStartWorkflow = true } }),
            Activity("Elsa.WriteHttpResponse", "out", new { content = Js("({ good: createEventTriggerUrl('Approve', 3600), old: createEventTriggerUrl('Approve', new Date(0)) })") }),
            Activity("Elsa.Event", "wait", new { eventName = Literal("Approve") }),
            Activity("Elsa.SetName", "name", new { value = Literal("approved") }));
        using var stranger = common.Host.Client();
        var mine = await stranger.GetFromJsonAsync<JsonElement>("/workflows/links");
        await stranger.GetFromJsonAsync<JsonElement>("/workflows/links");
        var good = mine.GetProperty("good").GetString()!;
        good.Should().StartWith(common.Host.Address.ToString());
        (await stranger.GetAsync(mine.GetProperty("old").GetString())).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await stranger.GetAsync(good.Replace("?t=", "?t=A"))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        common.Host.Count("SELECT COUNT(*) FROM engine_instances WHERE definition_id = 'http-links' AND status = 'Running'").Should().Be(2);
        (await stranger.GetAsync(good)).StatusCode.Should().Be(HttpStatusCode.OK);
        common.Host.Count("SELECT COUNT(*) FROM engine_instances WHERE definition_id = 'http-links' AND name = 'approved' AND status = 'Finished'").Should().Be(1);
        common.Host.Count("SELECT COUNT(*) FROM engine_instances WHERE definition_id = 'http-links' AND status = 'Running'").Should().Be(1);
    }

    [Fact]
    public void Setting_OutsideTheOpenedSection_IsNotSeen()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Dispatch:Workflows:Settings:Mail:From"] = "a@example.org",
            ["Dispatch:Workflows:Other"] = "secret",
            ["Dispatch:Data"] = "secret",
        }).Build();
        var host = new ScriptHost(configuration, new HostSettings { PublicAddress = "https://example.org/base/" }, null!, null!);
        host.HasSettings.Should().BeTrue();
        host.Setting("Mail:From").Should().Be("a@example.org");
        new[] { "Dispatch:Data", "Data", "Other", "..:Other", ":Other", "", "Mail" }.Select(host.Setting).Should().OnlyContain(v => v == null);
        host.AbsoluteUrl("/inbox").Should().Be("https://example.org/base/inbox");
        new ScriptHost(new ConfigurationBuilder().Build(), new HostSettings(), null!, null!).HasSettings.Should().BeFalse();
    }

    private async Task PublishAsync(string id, params JsonObject[] steps)
    {
        using var admin = common.Host.Client(await common.Host.KeyAsync("admin"));
        var connections = steps.Skip(1).Select((step, i) => new { source = new { activity = (string)steps[i]["id"]!, port = "Done" }, target = new { activity = (string)step["id"]!, port = "In" } });
        var root = Activity("Elsa.Flowchart", "root", new { activities = steps, connections });
        var saved = await admin.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model = new { definitionId = id, name = id, root }, publish = true });
        saved.StatusCode.Should().Be(HttpStatusCode.OK, await saved.Content.ReadAsStringAsync());
    }

    private static JsonObject Activity(string type, string id, object members)
    {
        var json = (JsonObject)JsonSerializer.SerializeToNode(members)!;
        json["id"] = id;
        json["name"] = id;
        json["type"] = type;
        json["version"] = 1;
        return json;
    }

    private static object Literal(object value) => new { typeName = "Object", expression = new { type = "Literal", value } };

    private static object Js(string value) => new { typeName = "Object", expression = new { type = "JavaScript", value } };

    private static object Json(string value) => new { typeName = "Object", expression = new { type = "Object", value } };
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dispatch.Host.Tests;

/// <summary>What filing answers while an admin has retracted the workflow that carries complaints.</summary>
public sealed class RetractedWorkflowTests
{
    private const string Matter = """{"channel":"hotline","title":"路灯不亮","description":"楼下路灯不亮","categoryCode":"sewer.blocked","communityId":"community-sunshine"}""";

    [Fact]
    public async Task Filing_WhileTheWorkflowIsRetracted_IsToldWhatAnAdminMustDo_AndNothingIsLost()
    {
        await using var host = await RunningHost.StartAsync();
        var hotline = host.Client("demo-hotline");
        (await AdminAsync(host, "retract")).EnsureSuccessStatusCode();

        var refused = await hotline.SendAsync(HttpMethod.Post, "/api/v1/tickets", Matter, ("Idempotency-Key", "kept"));
        var problem = await refused.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable);
        problem.GetProperty("detail").GetString().Should().Contain("complaint-dispatch").And.Contain("请管理员在 /studio/ 发布").And.Contain("publish it at /studio/");
        refused.Headers.RetryAfter!.Delta.Should().BePositive();
        using (var resident = new FormClient(host.Address))
        {
            var answer = await resident.SubmitAsync("/file", new() { ["categoryCode"] = "sewer.blocked", ["compoundId"] = "compound-guiyuan", ["headline"] = "我的标题", ["text"] = "我写的话" });
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Should().Contain("请管理员在 /studio/ 发布").And.Contain("我写的话", "what was typed stays in the form");
        }

        (await CountAsync(hotline)).Should().Be(0, "nothing is half recorded");
        (await AdminAsync(host, "publish")).EnsureSuccessStatusCode();
        var filed = await hotline.SendAsync(HttpMethod.Post, "/api/v1/tickets", Matter, ("Idempotency-Key", "kept"));
        filed.StatusCode.Should().Be(HttpStatusCode.Created, "the refusal was no first answer");
        (await CountAsync(hotline)).Should().Be(1);
    }

    private static async Task<HttpResponseMessage> AdminAsync(RunningHost host, string act) =>
        await host.Client("demo-admin").SendAsync(HttpMethod.Post, $"/elsa/api/workflow-definitions/complaint-dispatch/{act}", "{}");

    private static async Task<int> CountAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/api/v1/tickets")).GetProperty("items").GetArrayLength();
}

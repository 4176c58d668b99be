using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dispatch.Host.Tests;

/// <summary>One execution of an activity, looked up by its id alone.</summary>
public sealed class ExecutionTests(CommonHost common) : IClassFixture<CommonHost>
{
    [Fact]
    public async Task Execution_WrittenDownAtAnotherTimeThanItsIdSays_IsFoundAllTheSame()
    {
        using var admin = common.Host.Client("demo-admin");
        var step = new { id = "say", name = "say", type = "Elsa.WriteLine", version = 1, text = new { typeName = "String", expression = new { type = "Literal", value = "here" } } };
        var model = new { definitionId = "executed", name = "executed", root = new { id = "root", type = "Elsa.Flowchart", version = 1, activities = new[] { step }, connections = Array.Empty<object>() } };
        (await admin.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model, publish = true })).EnsureSuccessStatusCode();
        using var ran = await admin.PostAsJsonAsync("/elsa/api/workflow-definitions/executed/execute", new { });
        var instance = ran.Headers.GetValues("x-elsa-workflow-instance-id").Single();
        var list = await admin.GetFromJsonAsync<JsonElement>($"/elsa/api/activity-executions/list?WorkflowInstanceId={instance}&ActivityNodeId=Workflow1:root:say");
        var id = list.GetProperty("items")[0].GetProperty("id").GetString();
        await LookUpAsync();

        // As after a clock that was set back by years.
        common.Host.Execute($"UPDATE engine_bursts SET at = at / 2 WHERE instance_id = '{instance}'");
        await LookUpAsync();
        (await admin.GetAsync("/elsa/api/activity-executions/by-id?id=0123456789abcdef")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        async Task LookUpAsync() =>
            (await admin.GetFromJsonAsync<JsonElement>($"/elsa/api/activity-executions/by-id?id={id}")).GetProperty("workflowInstanceId").GetString().Should().Be(instance);
    }
}

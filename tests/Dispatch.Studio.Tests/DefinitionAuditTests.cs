using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Studio.Tests;

/// <summary>Everything that an admin does to a workflow or an instance stands in the audit: who, what, and the difference in words.</summary>
[Collection(StudioCollection.Name)]
public sealed class DefinitionAuditTests(StudioHost host)
{
    [Fact]
    public async Task Audit_OfADefinitionsLife_SaysWhoDidWhatAndTheDifference()
    {
        using var admin = host.Admin();
        await host.SeedAsync("audited", "被审计的", "one", publish: false);
        await host.ChangeTextAsync("audited", "two", publish: false);
        await PostAsync(admin, "workflow-definitions/audited/publish");
        await host.ChangeTextAsync("audited", "three", publish: true);
        await PostAsync(admin, "workflow-definitions/audited/revert/1");
        await PostAsync(admin, "workflow-definitions/audited/retract");
        var imported = JsonNode.Parse(await admin.GetStringAsync("workflow-definitions/audited/export"))!;
        imported["description"] = "from a file";
        (await admin.PostAsJsonAsync("workflow-definitions/import", imported)).EnsureSuccessStatusCode();
        (await admin.DeleteAsync("workflow-definitions/audited")).EnsureSuccessStatusCode();

        var entries = await AuditAsync("audited");

        entries.Select(e => e["action"]!.ToString()).Should().Equal(
            "definition.created", "definition.saved", "definition.published", "definition.saved", "definition.published",
            "definition.reverted", "definition.retracted", "definition.imported", "definition.deleted");
        entries.Should().OnlyContain(e => e["actorId"]!.ToString() == "demo-admin" && e["summary"]!.ToString().Contains("被审计的"));
        Changes(entries[0]).Should().Contain("+ 活动 activity 'greet' (Elsa.WriteLine)").And.Contain("+ 连线 connection greet:Done → wait");
        Changes(entries[1]).Should().Equal("~ 活动 activity 'greet' (Elsa.WriteLine) 文字 text: 'one' → 'two'");
        Changes(entries[4]).Should().Equal("~ 活动 activity 'greet' (Elsa.WriteLine) 文字 text: 'two' → 'three'");
        Changes(entries[5]).Should().Equal("~ 活动 activity 'greet' (Elsa.WriteLine) 文字 text: 'three' → 'two'");
        Changes(entries[7]).Should().Equal("~ 说明 description: (无 nothing) → 'from a file'");
    }

    [Fact]
    public async Task Audit_OfACancelledInstance_SaysWhoCancelledIt()
    {
        await host.SeedAsync("cancelled", "被取消的");
        var instance = await host.RunAsync("cancelled");
        await PostAsync(host.Admin(), "cancel/workflow-instances/" + instance);
        await PostAsync(host.Admin(), "cancel/workflow-instances/" + instance);

        var entries = (await AuditAsync(instance)).Where(e => e["action"]!.ToString() == "instance.cancelled");

        var entry = entries.Should().ContainSingle("cancelling again changes nothing").Subject;
        entry["actorId"]!.ToString().Should().Be("demo-admin");
        entry["summary"]!.ToString().Should().Contain("取消流程实例").And.Contain(instance);
    }

    [Fact]
    public async Task Audit_OfARefusedWrite_HasNothing()
    {
        await host.SeedAsync("refused", "没动过的");
        using var auditor = host.Client("ApiKey demo-auditor");
        var before = await AuditAsync("refused");

        foreach (var address in new[] { "publish", "retract", "revert/1", "execute" })
        {
            ((int)(await auditor.PostAsJsonAsync($"workflow-definitions/refused/{address}", new { })).StatusCode).Should().Be(403, address);
        }

        ((int)(await auditor.DeleteAsync("workflow-definitions/refused")).StatusCode).Should().Be(403);
        (await AuditAsync("refused")).Should().HaveSameCount(before);
        (await host.VersionsAsync("refused")).Should().ContainSingle();
    }

    private static async Task PostAsync(HttpClient admin, string address) => (await admin.PostAsJsonAsync(address, new { })).EnsureSuccessStatusCode();

    private static string[] Changes(JsonNode entry) => entry["changes"]!.ToString().Split('\n');

    private async Task<IReadOnlyList<JsonNode>> AuditAsync(string subject)
    {
        using var auditor = new HttpClient { BaseAddress = host.Address };
        auditor.DefaultRequestHeaders.Add("X-Api-Key", "demo-auditor");
        var page = JsonNode.Parse(await auditor.GetStringAsync("/api/v1/audit?subjectId=" + subject))!;
        return [.. page["items"]!.AsArray().Select(e => e!).Reverse()];
    }
}

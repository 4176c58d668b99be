using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Dispatch.Studio.Tests;

/// <summary>What an admin who reads English does by clicking: export, delete, import, cancel.</summary>
[Collection(StudioCollection.Name)]
public sealed class StudioEnglishStoryTests(StudioHost host, People people)
{
    [SkippableFact]
    public async Task Admin_ExportsDeletesAndImportsWorkflows_TheyAreBack()
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            await host.SeedAsync($"english-{number}", $"Removal {number}", $"words {number}");
        }

        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "en-US");
        await admin.SearchAsync("", "english-");
        await admin.RowMenuAsync("Removal 1", "Export");
        var one = await admin.DownloadAsync("english-1.json");
        await admin.BulkMenuAsync("Export", "Removal 2", "Removal 3");
        var several = await admin.DownloadAsync("english.zip");
        JsonNode.Parse(await File.ReadAllTextAsync(one))!["definitionId"]!.ToString().Should().Be("english-1");
        using (var zip = ZipFile.OpenRead(several))
        {
            zip.Entries.Should().HaveCount(2);
        }

        await admin.RowMenuAsync("Removal 1", "Delete");
        await admin.ConfirmAsync();
        await Assertions.Expect(admin.Row("Removal")).ToHaveCountAsync(2);
        await admin.BulkMenuAsync("Delete", "Removal 2", "Removal 3");
        await admin.ConfirmAsync();
        await Assertions.Expect(admin.Row("Removal")).ToHaveCountAsync(0);
        (await host.VersionsAsync("english-1")).Should().BeEmpty();

        await admin.UploadAsync("Import", one);
        await admin.SeesAsync("1 workflow imported successfully.");
        await admin.UploadAsync("Import", several);
        await admin.SeesAsync("2 workflows imported successfully.");
        foreach (var number in Enumerable.Range(1, 3))
        {
            Definitions.Text(await host.LatestAsync($"english-{number}")).Should().Be($"words {number}");
        }

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_CancelsAnInstance_AndImportsItAgain_ToBeLookedAt()
    {
        await host.SeedAsync("english-runs", "Runs and waits");
        var (one, other) = (await host.RunAsync("english-runs"), await host.RunAsync("english-runs"));
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "en-US");
        await admin.SearchAsync("instances", one);
        await admin.RowMenuAsync(one, "Cancel");
        await admin.ConfirmAsync();
        await admin.Row(one).GetByText("Cancelled").First.WaitForAsync();
        (await host.Admin().GetFromJsonAsync<JsonElement>($"workflow-instances/{one}")).GetProperty("subStatus").GetString().Should().Be("Cancelled");

        var exported = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}-instances.zip");
        using (var answer = await host.Admin().PostAsJsonAsync("bulk-actions/export/workflow-instances", new { ids = new[] { one, other } }))
        {
            await File.WriteAllBytesAsync(exported, await answer.Content.ReadAsByteArrayAsync());
        }

        (await host.Admin().DeleteAsync($"workflow-instances/{one}")).EnsureSuccessStatusCode();
        await admin.SearchAsync("instances", "english-runs");
        await admin.UploadAsync("Import", exported);
        await admin.Page.Locator("#refusal").GetByText($"The instance {other} has not ended").WaitForAsync();
        await admin.SearchAsync("instances", one);
        await admin.RowMenuAsync(one, "View");
        await admin.Page.WaitForURLAsync("**/studio/instances/" + one);
        await admin.DrawnAsync();
        await admin.SeesAsync("Cancelled");
        complaints.Should().OnlyContain(c => c.Contains("400"), "the refusal of what still runs is the only thing in the console");
    }
}

using System.Net.Http.Json;
using System.Text.Json;

namespace Dispatch.Pages.Tests;

/// <summary>A complaint that programs bring to where a test of the pages begins, so that the browser plays only what the test is about.</summary>
internal sealed class Complaint(Uri host, string id)
{
    /// <summary>Its address among the pages.</summary>
    public string Address => "/tickets/" + id;

    /// <summary>Files one of a category in the compound Guiyuan.</summary>
    public static async Task<Complaint> FileAsync(Uri host, string category, string title, string? compound = "compound-guiyuan")
    {
        var body = new { channel = "hotline", title, categoryCode = category, compoundId = compound, communityId = compound is null ? "community-sunshine" : null, reporter = new { name = "王女士", phone = "13900000000" } };
        var filed = await SendAsync(host, "demo-hotline", HttpMethod.Post, "/api/v1/tickets", body);
        return new Complaint(host, filed.GetProperty("id").GetString()!);
    }

    /// <summary>The one that was filed under a title.</summary>
    public static async Task<Complaint> FindAsync(Uri host, string title)
    {
        var found = await SendAsync(host, "demo-admin", HttpMethod.Get, "/api/v1/tickets?q=" + Uri.EscapeDataString(title));
        return new Complaint(host, found.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetString()!);
    }

    /// <summary>Completes its open task of a kind as the unit that holds it, or the one of several that a unit holds.</summary>
    public Task DoAsync(string kind, string outcome, object? data = null, string? unit = null) => ChangeAsync(kind, unit, "complete", new { outcome, data = data ?? new { } });

    /// <summary>Its holder hands its open task of a kind to a member.</summary>
    public Task DelegateAsync(string kind, string memberId) => ChangeAsync(kind, null, "delegate", new { memberId });

    /// <summary>The resident is not content and the matter goes round again.</summary>
    public async Task BeRefusedByTheResidentAsync()
    {
        var code = (await SendAsync(host, "demo-admin", HttpMethod.Get, "/api/v1/tickets/" + id)).GetProperty("trackingCode").GetString();
        await SendAsync(host, "demo-hotline", HttpMethod.Post, $"/api/v1/tracking/{code}/evaluation", new { outcome = "Dissatisfied", solved = false });
    }

    private async Task ChangeAsync(string kind, string? unit, string change, object body)
    {
        var tasks = await SendAsync(host, "demo-admin", HttpMethod.Get, $"/api/v1/tasks?state=open&ticketId={id}");
        var task = tasks.GetProperty("items").EnumerateArray().First(t => t.GetProperty("kind").GetString() == kind && (unit is null || t.GetProperty("unitId").GetString() == unit));
        var holder = task.GetProperty("unitId").GetString()!;
        await SendAsync(host, holder.StartsWith("district-", StringComparison.Ordinal) ? "demo-district" : "demo-" + holder, HttpMethod.Post, $"/api/v1/tasks/{task.GetProperty("id").GetString()}/{change}", body);
    }

    private static async Task<JsonElement> SendAsync(Uri host, string key, HttpMethod method, string path, object? body = null)
    {
        using var client = new HttpClient { BaseAddress = host };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-Api-Key", key);
        using var answer = await client.SendAsync(request);
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Campaign.Load;

/// <summary>One complaint all the way up and down, the same every time: filing it again under its reference finds it, and whatever task is open next is done.</summary>
internal static class OneTicket
{
    private static readonly Dictionary<string, string> _outcomes = new()
    {
        ["station.handle"] = "Escalate",
        ["community.whistle"] = "Whistle",
        ["department.signIn"] = "Accept",
        ["department.arrive"] = "Arrived",
        ["department.report"] = "Resolved",
        ["community.verify"] = "Confirmed",
        ["resident.evaluate"] = "Satisfied",
        ["community.evaluate"] = "Done",
        ["department.evaluate"] = "Done",
    };

    /// <summary>Answers whether the ticket is closed; false when the host went away.</summary>
    public static async Task<bool> RunAsync(Uri address, OperationLog log, string reference)
    {
        // A minute, since a host that is traced and starved is still no host that lost something.
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        try
        {
            var filed = await FileAsync(http, log, reference);
            var ticket = (string)filed["id"]!;
            for (var step = 0; step < 60; step++)
            {
                var tasks = (await GetAsync(http, $"/api/v1/tasks?state=open&ticketId={ticket}"))["items"]!.AsArray();
                if (tasks.Count == 0)
                {
                    return (string?)(await GetAsync(http, $"/api/v1/tickets/{ticket}"))["status"] == "closed";
                }

                await CompleteAsync(http, log, tasks[0]!.AsObject(), (string)filed["trackingCode"]!);
            }

            return false;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }

    private static async Task<JsonObject> FileAsync(HttpClient http, OperationLog log, string reference)
    {
        var body = new JsonObject
        {
            ["channel"] = "station",
            ["title"] = "停水",
            ["description"] = "campaign",
            ["categoryCode"] = "illegal-building",
            ["compoundId"] = "compound-guiyuan",
            ["externalRef"] = reference,
        };
        return await SendAsync(http, log, "demo-station-guiyuan", "/api/v1/tickets", body, "file", reference, null);
    }

    private static Task CompleteAsync(HttpClient http, OperationLog log, JsonObject task, string trackingCode)
    {
        var (id, kind) = ((string)task["id"]!, (string)task["kind"]!);
        if (kind == "resident.evaluate")
        {
            // The resident has no key, only the code.
            var evaluation = new JsonObject { ["outcome"] = "Satisfied", ["solved"] = true };
            return SendAsync(http, log, "demo-hotline", $"/api/v1/tracking/{trackingCode}/evaluation", evaluation, "complete", id, "Satisfied");
        }

        var outcome = _outcomes.GetValueOrDefault(kind) ?? (string)task["outcomes"]![0]!["name"]!;
        var (_, data) = Answers.ForOutcome(task, outcome);
        return SendAsync(http, log, Desks.KeyFor(task)!, $"/api/v1/tasks/{id}/complete", new JsonObject { ["outcome"] = outcome, ["data"] = data }, "complete", id, outcome);
    }

    private static async Task<JsonObject> SendAsync(HttpClient http, OperationLog log, string apiKey, string path, JsonObject body, string kind, string target, string? outcome)
    {
        var key = Guid.NewGuid().ToString("n");
        log.Sent(new Operation(key, kind, target, outcome, 0));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Api-Key", apiKey);
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        log.Answered(new Operation(key, kind, target, outcome, (int)answer.StatusCode));
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path} with {outcome} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }

        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<JsonObject> GetAsync(HttpClient http, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Api-Key", "demo-admin");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}

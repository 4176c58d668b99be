using System.Net.Http.Headers;
using System.Text.Json;
using Dispatch.Host.Tests.Fuzzing;

namespace Dispatch.Host.Tests;

/// <summary>The examples in the API's description: every route that takes a JSON body has one in Chinese and one in English, and each works on the sample district.</summary>
public sealed class ExampleTests(ConventionTests.Described described) : IClassFixture<ConventionTests.Described>
{
    // Where a body names another ticket, this id stands for one that is there.
    private const string AnotherTicket = "032c1b34dedbeebb";

    /// <summary>What a path names, where it is neither a new ticket nor a new task of the station.</summary>
    private static readonly Dictionary<string, string> _named = new(StringComparer.Ordinal)
    {
        ["PUT /api/v1/admissions/{id}"] = "admission-dog-register",
        ["PUT /api/v1/calendars/{code}"] = "dongming-hall",
        ["POST /api/v1/calendars/{code}/years"] = "cn-public",
        ["POST /api/v1/calendars/{code}/years/import"] = "cn-public",
        ["POST /api/v1/calendars/{code}/deadline"] = "cn-office",
        ["POST /api/v1/calendars/{code}/elapsed"] = "cn-office",
        ["PUT /api/v1/categories/{id}"] = "road.light",
        ["PUT /api/v1/duty-lists/{id}"] = "assist-sunshine-sanitation-rubbish",
        ["PUT /api/v1/members/{id}"] = "member-039",
        ["POST /api/v1/members/{id}/hand-over"] = "member-053",
        ["PUT /api/v1/notice-templates/{code}"] = "member.answered",
        ["POST /api/v1/notice-templates/{code}/preview"] = "member.answered",
        ["PUT /api/v1/rosters/{id}"] = "roster-001",
        ["PUT /api/v1/sla-policies/{id}"] = "default-station-handle",
        ["PUT /api/v1/units/{id}"] = "compound-jinxiu",
    };

    /// <summary>Who sends it, where it is not just anybody who may.</summary>
    private static readonly Dictionary<string, string> _senders = new(StringComparer.Ordinal)
    {
        ["POST /api/v1/tasks/{id}/complete"] = "demo-station-guiyuan",
        ["POST /api/v1/tasks/{id}/delegate"] = "demo-station-guiyuan",
        ["POST /api/v1/tasks/{id}/take-back"] = "demo-station-guiyuan",
        ["POST /api/v1/tasks/{id}/extend"] = "demo-dept-water",
        ["POST /api/v1/tasks/{id}/suspend"] = "demo-dept-water",
        ["POST /api/v1/downward-tasks"] = "demo-dept-fire",
        ["POST /api/v1/downward-tasks/{id}/withdraw"] = "demo-dept-fire",
        ["POST /api/v1/duty-lists/{id}/confirm"] = "demo-dept-water",
        ["POST /api/v1/duty-lists/{id}/refuse"] = "demo-dept-water",
    };

    private int _made;

    [Fact]
    public void Examples_AreThereForEveryRouteWithABody_InBothLanguages()
    {
        described.Document.Operations.Where(o => (o.Body is not null || o.TakesTable) && !o.Examples.Concat(o.Files).Select(e => e.Language).SequenceEqual(["zh", "en"])).Select(o => o.Name).Should().BeEmpty();
        Api.RequestExamples.Routes.Except(described.Document.Operations.Where(o => o.Examples.Concat(o.Files).Any()).Select(o => o.Name)).Should().BeEmpty("every example stands in the description");
    }

    [Fact]
    public async Task Examples_HoldEveryMemberThatIsRequired_Work_AndAreDoneOnce()
    {
        var wrong = new List<string>();
        foreach (var operation in described.Document.Operations.OrderBy(o => o.NamesOne))
        {
            foreach (var (language, body) in operation.Examples.Concat(operation.Files))
            {
                if (!operation.TakesTable && operation.Least()!.Select(m => m.Key).Except(JsonDocument.Parse(body).RootElement.EnumerateObject().Select(m => m.Name)).ToList() is { Count: > 0 } missing)
                {
                    wrong.Add($"{operation.Name} ({language}) lacks {string.Join(", ", missing)}");
                }

                var id = await PlaceAsync(operation);
                var text = body.Contains(AnotherTicket, StringComparison.Ordinal) ? body.Replace(AnotherTicket, await TicketAsync(), StringComparison.Ordinal) : body;
                var client = _senders.TryGetValue(operation.Name, out var key) ? described.Host.Client(key) : described.ClientFor(operation);
                var once = ("Idempotency-Key", $"example-{++_made}");
                Task<HttpResponseMessage> SendAsync() => operation.TakesTable
                    ? SendTableAsync(client, operation.Address(id), text, once)
                    : client.SendAsync(new HttpMethod(operation.Method), operation.Address(id), text, once);
                using var answer = await SendAsync();
                var said = await answer.Content.ReadAsStringAsync();
                if (!answer.IsSuccessStatusCode)
                {
                    wrong.Add($"{operation.Name} ({language}): {(int)answer.StatusCode} {said}");
                }
                else if (operation.Method == "POST")
                {
                    using var again = await SendAsync();
                    if (again.StatusCode != answer.StatusCode || !again.Headers.Contains("Idempotency-Replayed") || await again.Content.ReadAsStringAsync() != said)
                    {
                        wrong.Add($"{operation.Name} ({language}) is not answered as the first time: {(int)again.StatusCode} {await again.Content.ReadAsStringAsync()}");
                    }
                }
            }
        }

        wrong.Should().BeEmpty();
    }

    private static async Task<HttpResponseMessage> SendTableAsync(HttpClient client, string address, string table, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(table, new MediaTypeHeaderValue("text/csv", "utf-8")) };
        request.Headers.Add(header.Name, header.Value);
        return await client.SendAsync(request);
    }

    // Something in the state that the route is for.
    private async Task<string> PlaceAsync(ApiOperation operation) => operation.Name switch
    {
        _ when !operation.NamesOne => "",
        _ when _named.TryGetValue(operation.Name, out var id) => id,
        "POST /api/v1/tickets/{id}/unjoin" => await JoinedAsync(),
        "POST /api/v1/tasks/{id}/extend" or "POST /api/v1/tasks/{id}/suspend" => await TicketWalk.ToAsync(described.Host, await TicketAsync(), "department.report"),
        "POST /api/v1/tasks/{id}/take-back" => await EscalatedAsync(),
        "POST /api/v1/tracking/{trackingCode}/evaluation" => await AnsweredAsync(),
        "POST /api/v1/tracking/{trackingCode}/objection" => await RefusedAsync(),
        "POST /api/v1/admissions/{id}/withdraw" or "POST /api/v1/admissions/{id}/end-trial" => await MadeAsync(
            "demo-admin", "/api/v1/admissions", $$"""{"departmentId":"dept-water","matter":"made.{{++_made}}","title":"核对","unitIds":["community-sunshine"],"trial":true,"validFrom":"2026-01-01","validTo":"2028-12-31"}"""),
        "POST /api/v1/admissions/applications/{id}/withdraw" => await MadeAsync("demo-dept-water", "/api/v1/admissions/applications", """{"title":"摸排"}"""),
        "POST /api/v1/downward-tasks/{id}/withdraw" => await MadeAsync("demo-dept-fire", "/api/v1/downward-tasks", """{"communityId":"community-sunshine","matter":"fire-patrol","title":"巡查"}"""),
        "POST /api/v1/duty-lists/{id}/amend" => await AmendableAsync("assist-sunshine-fire-ebike"),
        "POST /api/v1/duty-lists/{id}/confirm" or "POST /api/v1/duty-lists/{id}/refuse" => await ProposedAsync(),
        "POST /api/v1/duty-lists/{id}/publish" => await ConfirmedAsync(),
        "PUT /api/v1/accounts/{id}" => await AccountAsync("han.zhiqiang"),
        _ => await described.FreshAsync(operation.Path),
    };

    private Task<string> TicketAsync() => described.FreshAsync("/api/v1/tickets/{id}");

    private async Task<string> JoinedAsync()
    {
        var (id, main) = (await TicketAsync(), await TicketAsync());
        await DoneAsync("demo-hotline", $"/api/v1/tickets/{id}/merge", $$"""{"intoTicketId":"{{main}}"}""");
        return id;
    }

    private async Task<string> EscalatedAsync()
    {
        var task = await described.FreshAsync("/api/v1/tasks/{id}");
        await DoneAsync("demo-station-guiyuan", $"/api/v1/tasks/{task}/complete", """{"outcome":"Escalate","comment":"需部门处理"}""");
        return task;
    }

    private Task<string> AnsweredAsync() => AfterStationAsync("""{"outcome":"Resolved","data":{"measures":"换了水泵","contacted":"已电话联系"}}""");

    private Task<string> RefusedAsync() => AfterStationAsync("""{"outcome":"NotAccepted","data":{"ground":"properChannel","explanation":"请到派出所办理"}}""");

    private async Task<string> AfterStationAsync(string outcome)
    {
        var ticket = await described.Filed.FileAsync($"after-station-{++_made}");
        var task = await TicketWalk.ToAsync(described.Host, ticket.GetProperty("id").GetString()!, "station.handle");
        await DoneAsync("demo-station-guiyuan", $"/api/v1/tasks/{task}/complete", outcome);
        return ticket.GetProperty("trackingCode").GetString()!;
    }

    // Each for a year of its own: they may not overlap when they are published.
    private Task<string> ProposedAsync() => MadeAsync(
        "demo-community-sunshine", "/api/v1/duty-lists/proposals",
        $$"""{"id":"proposed-{{++_made}}","validFrom":"{{2100 + _made}}-01-01","validTo":"{{2100 + _made}}-12-31","list":"assist","unitId":"community-sunshine","categoryCode":"water.outage","title":"协助告知停水","titleEn":"Help with outages","leadDepartmentId":"dept-water"}""");

    private async Task<string> ConfirmedAsync()
    {
        var id = await ProposedAsync();
        await DoneAsync("demo-dept-water", $"/api/v1/duty-lists/{id}/confirm", """{"reason":"同意"}""");
        return id;
    }

    // Made by the example of POST, which comes first.
    private async Task<string> AccountAsync(string name) =>
        (await (await described.Host.Client("demo-admin").GetAsync("/api/v1/accounts?limit=200")).JsonAsync()).GetProperty("items").EnumerateArray().Single(a => a.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;

    // Only one amendment at a time: an earlier one is taken back.
    private async Task<string> AmendableAsync(string id)
    {
        var all = (await (await described.Host.Client("demo-admin").GetAsync("/api/v1/duty-lists?limit=200")).JsonAsync()).GetProperty("items");
        foreach (var pending in all.EnumerateArray().Where(e => e.GetProperty("amendsId").GetString() == id && e.GetProperty("state").GetString() == "proposed"))
        {
            await DoneAsync("demo-admin", $"/api/v1/duty-lists/{pending.GetProperty("id").GetString()}/refuse", """{"reason":"另行提出"}""");
        }

        return id;
    }

    private async Task<string> MadeAsync(string key, string path, string body) => (await DoneAsync(key, path, body)).GetProperty("id").GetString()!;

    private async Task<JsonElement> DoneAsync(string key, string path, string body)
    {
        using var answer = await described.Host.Client(key).SendAsync(HttpMethod.Post, path, body);
        answer.IsSuccessStatusCode.Should().BeTrue($"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.JsonAsync();
    }
}

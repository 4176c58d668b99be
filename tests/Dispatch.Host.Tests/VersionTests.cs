using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dispatch.Host.Tests.Fuzzing;

namespace Dispatch.Host.Tests;

/// <summary>A change that names an old version of what is there changes nothing: 412, on every route that changes one thing.</summary>
public sealed class VersionTests(ConventionTests.Described described) : IClassFixture<ConventionTests.Described>
{
    private const string Old = "\"v999999\"";

    // They have no version to name, or (files) no JSON body.
    private static readonly string[] _without =
    [
        "/api/v1/tickets/{id}/attachments", "/api/v1/calendars/{code}/years/import",
        "/api/v1/webhooks/{id}/deliveries/{deliveryId}/redeliver", "/api/v1/tracking/{trackingCode}/evaluation", "/api/v1/tracking/{trackingCode}/objection",
    ];

    // Nothing of the kind is there in the sample district: who makes one, and how.
    private static readonly Dictionary<string, (string Key, string List, string Body)> _made = new(StringComparer.Ordinal)
    {
        ["/api/v1/admissions/applications/{id}/withdraw"] = ("demo-dept-water", "/api/v1/admissions/applications", """{"title":"摸排"}"""),
        ["/api/v1/downward-tasks/{id}/withdraw"] = ("demo-dept-fire", "/api/v1/downward-tasks", """{"communityId":"community-sunshine","matter":"fire-patrol","title":"巡查"}"""),
        ["/api/v1/webhooks/{id}"] = ("demo-dept-water", "/api/v1/webhooks", """{"url":"http://127.0.0.1:9/version"}"""),
        ["/api/v1/webhooks/{id}/rotate"] = ("demo-dept-water", "/api/v1/webhooks", """{"url":"http://127.0.0.1:9/version"}"""),
        ["/api/v1/webhooks/{id}/test"] = ("demo-dept-water", "/api/v1/webhooks", """{"url":"http://127.0.0.1:9/version"}"""),
    };

    private static readonly Dictionary<string, string> _bodies = new(StringComparer.Ordinal)
    {
        ["POST /api/v1/tickets/{id}/merge"] = """{"intoTicketId":"0"}""",
        ["POST /api/v1/tasks/{id}/delegate"] = """{"memberId":"member-001"}""",
        ["POST /api/v1/calendars/{code}/years"] = """{"year":2027}""",
    };

    [Fact]
    public async Task Change_OfAnOldVersion_Is412OnEveryRoute()
    {
        var wrong = new List<string>();
        var tried = new List<string>();
        foreach (var operation in described.Document.Operations.Where(o => o.Parameters.Contains("header:If-Match") && !_without.Contains(o.Path)))
        {
            if (await IdAsync(operation) is not { } id)
            {
                wrong.Add($"{operation.Name}: nothing is there to change");
                continue;
            }

            using var request = await BodyAsync(operation, id) is { } body
                ? new HttpRequestMessage(new HttpMethod(operation.Method), operation.Address(id)) { Content = Json.Body(body) }
                : operation.Request(id);
            request.Headers.TryAddWithoutValidation("If-Match", Old);
            using var answer = await Client(operation).SendAsync(request);
            tried.Add(operation.Name);
            if (answer.StatusCode != HttpStatusCode.PreconditionFailed)
            {
                var text = await answer.Content.ReadAsStringAsync();
                wrong.Add($"{operation.Name} of {id}: {(int)answer.StatusCode} {text[..Math.Min(220, text.Length)]}");
            }
        }

        tried.Count.Should().BeGreaterThan(30);
        wrong.Should().BeEmpty();
    }

    private HttpClient Client(ApiOperation operation) =>
        operation.Path.StartsWith("/api/v1/tasks/", StringComparison.Ordinal) ? described.Host.Client("demo-station-guiyuan")
        : _made.TryGetValue(operation.Path, out var made) ? described.Host.Client(made.Key) : described.ClientFor(operation);

    // A body that is as it should be: what is there, sent back, or an example.
    private async Task<string?> BodyAsync(ApiOperation operation, string id)
    {
        if (_bodies.TryGetValue(operation.Name, out var body))
        {
            return body;
        }

        if (operation.Method != "PUT")
        {
            return operation.Examples.FirstOrDefault().Body;
        }

        using var answer = await described.Host.Client("demo-admin").GetAsync(operation.Address(id));
        var own = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        foreach (var other in own.Select(m => m.Key).Except(operation.Members).ToList())
        {
            own.Remove(other);
        }

        return own.ToJsonString();
    }

    // Something that the path can name: the first of its list, or something new.
    private async Task<string?> IdAsync(ApiOperation operation)
    {
        if (operation.Path.StartsWith("/api/v1/tickets/", StringComparison.Ordinal) || operation.Path.StartsWith("/api/v1/tasks/", StringComparison.Ordinal))
        {
            return await described.FreshAsync(operation.Path);
        }

        if (_made.TryGetValue(operation.Path, out var made))
        {
            using var one = await described.Host.Client(made.Key).SendAsync(HttpMethod.Post, made.List, made.Body);
            return (await one.JsonAsync()).GetProperty("id").GetString();
        }

        var list = Regex.Match(operation.Path, "^[^{]+(?=/\\{)").Value;
        using var answer = await described.Host.Client("demo-admin").GetAsync(list);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        var items = (await answer.JsonAsync()).GetProperty("items");
        return items.GetArrayLength() == 0 ? null
            : Uri.EscapeDataString((items[0].TryGetProperty("id", out var id) ? id : items[0].GetProperty("code")).GetString()!);
    }
}

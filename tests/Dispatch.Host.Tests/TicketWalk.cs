using System.Net;
using System.Text.Json;

namespace Dispatch.Host.Tests;

/// <summary>Takes a ticket on its way by completing its tasks, each as the unit that holds it.</summary>
internal static class TicketWalk
{
    private static readonly Dictionary<string, (string Outcome, object Data)> _usual = new(StringComparer.Ordinal)
    {
        ["station.handle"] = ("Escalate", new { reason = "需部门处理" }),
        ["community.handle"] = ("Whistle", new { leadDepartmentId = "dept-water", helperDepartmentIds = Array.Empty<string>(), whistleType = "routine", request = "请尽快" }),
        ["community.whistle"] = ("Whistle", new { leadDepartmentId = "dept-water", helperDepartmentIds = Array.Empty<string>(), whistleType = "routine", request = "请尽快" }),
        ["department.signIn"] = ("Accept", new { }),
        ["department.arrive"] = ("Arrived", new { }),
        ["department.report"] = ("Resolved", new { acceptedAt = "2026-11-28T09:00:00", spokeWith = "已沟通", measures = "换阀", timeLimit = "当日" }),
        ["community.verify"] = ("Confirmed", new { opinion = "已通水" }),
        ["street.approve"] = ("Approved", new { opinion = "同意" }),
    };

    /// <summary>Completes open tasks as they usually are until one of that kind is open, and answers its id.</summary>
    public static async Task<string> ToAsync(RunningHost host, string ticketId, string kind)
    {
        while (true)
        {
            var task = (await OpenAsync(host, ticketId)).First(t => t.GetProperty("kind").GetString() == kind || _usual.ContainsKey(t.GetProperty("kind").GetString()!));
            if (task.GetProperty("kind").GetString() == kind)
            {
                return task.GetProperty("id").GetString()!;
            }

            var (outcome, data) = _usual[task.GetProperty("kind").GetString()!];
            await CompleteAsync(host, task, outcome, data);
        }
    }

    /// <summary>The open tasks of a ticket.</summary>
    public static async Task<IReadOnlyList<JsonElement>> OpenAsync(RunningHost host, string ticketId) =>
        [.. (await (await host.Client("demo-admin").GetAsync($"/api/v1/tasks?state=open&ticketId={ticketId}")).JsonAsync()).GetProperty("items").EnumerateArray()];

    /// <summary>Completes a task as the unit that holds it.</summary>
    public static async Task CompleteAsync(RunningHost host, JsonElement task, string outcome, object data)
    {
        using var answer = await host.Client("demo-" + task.GetProperty("unitId").GetString()).SendAsync(
            HttpMethod.Post, $"/api/v1/tasks/{task.GetProperty("id").GetString()}/complete", JsonSerializer.Serialize(new { outcome, data }));
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}

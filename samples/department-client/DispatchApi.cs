using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Dispatch.DepartmentClient;

/// <summary>The few calls that a department needs.</summary>
internal sealed class DispatchApi
{
    private const int WaitSeconds = 30;
    private static readonly string[] _events = ["task.created"];
    private readonly HttpClient _http;

    public DispatchApi(HttpClient http, ClientSettings settings)
    {
        _http = http;
        _http.BaseAddress = settings.Base;
        _http.Timeout = TimeSpan.FromSeconds(WaitSeconds * 2);
        _http.DefaultRequestHeaders.Add("X-Api-Key", settings.Key);
    }

    /// <summary>All open tasks. With <paramref name="wait"/> the answer comes when something new is there, or after half a minute.</summary>
    public async Task<IReadOnlyList<DepartmentTask>> OpenTasksAsync(bool wait, CancellationToken cancellation)
    {
        var all = new List<DepartmentTask>();
        var address = $"/api/v1/tasks?state=open&limit=200{(wait ? $"&wait={WaitSeconds}" : "")}";
        while (true)
        {
            var page = await _http.GetFromJsonAsync<TaskPage>(address, cancellation);
            all.AddRange(page!.Items);
            if (page.NextCursor is null)
            {
                return all;
            }

            address = $"/api/v1/tasks?state=open&limit=200&cursor={Uri.EscapeDataString(page.NextCursor)}";
        }
    }

    /// <summary>Sends an answer. True when it counts, now or since an earlier try; false when the task is gone or done by someone else.</summary>
    /// <exception cref="HttpRequestException">It is not known whether it counts: send the same again later. Or the answer itself is wrong; the message says how.</exception>
    public async Task<bool> CompleteAsync(string taskId, KeptAnswer kept, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/tasks/{taskId}/complete") { Content = new StringContent(kept.Body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", kept.Key);
        using var answer = await _http.SendAsync(request, cancellation);
        if (answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound)
        {
            return false;
        }

        return answer.IsSuccessStatusCode
            ? true
            : throw new HttpRequestException(await answer.Content.ReadAsStringAsync(cancellation), null, answer.StatusCode);
    }

    /// <summary>Subscribes to new tasks; the secret is shown this once.</summary>
    public async Task<Subscription> SubscribeAsync(Uri url, CancellationToken cancellation)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v1/webhooks", new { url, events = _events }, cancellation);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<Subscription>(cancellation))!
            : throw new HttpRequestException(await answer.Content.ReadAsStringAsync(cancellation), null, answer.StatusCode);
    }
}

/// <summary>A subscription to webhooks.</summary>
internal sealed record Subscription(string Id, string Url, string Secret);

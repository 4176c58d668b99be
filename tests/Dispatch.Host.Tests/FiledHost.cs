using System.Net;

namespace Dispatch.Host.Tests;

/// <summary>One host for all tests of a class, over the real domain, with a ticket of compound Guiyuan in it.</summary>
public sealed class FiledHost : IAsyncLifetime
{
    public RunningHost Host { get; private set; } = null!;

    public string TicketId { get; private set; } = "";

    public string TrackingCode { get; private set; } = "";

    /// <summary>A complaint as the hotline files it.</summary>
    public static string Body(string externalRef, string more = "") =>
        $$"""{"channel":"hotline","title":"停水","description":"三天没水","categoryCode":"water.outage","compoundId":"compound-guiyuan","externalRef":"{{externalRef}}","reporter":{"name":"王芳","phone":"13900000001","anonymous":false}{{more}}}""";

    public async Task InitializeAsync()
    {
        // A test that asks thousands of times is not about how often one may ask.
        Host = await RunningHost.StartAsync(args: ["--Dispatch:RequestsPerSecond", "100000"]);
        var ticket = await FileAsync("filed");
        (TicketId, TrackingCode) = (ticket.GetProperty("id").GetString()!, ticket.GetProperty("trackingCode").GetString()!);
    }

    /// <summary>Files one more.</summary>
    public async Task<System.Text.Json.JsonElement> FileAsync(string externalRef, string more = "")
    {
        var answer = await Host.Client("demo-hotline").SendAsync(HttpMethod.Post, "/api/v1/tickets", Body(externalRef, more));
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

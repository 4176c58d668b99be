using System.Net;

namespace Dispatch.Host.Tests;

/// <summary>A right that ends between two steps ends the second one.</summary>
public sealed class RevokedMeanwhileTests(FiledHost filed) : IClassFixture<FiledHost>
{
    [Fact]
    public async Task Key_RevokedBetweenClaimAndCompletion_CompletesNothing()
    {
        var admin = filed.Host.Client("demo-admin");
        var made = await (await admin.SendAsync(HttpMethod.Post, "/api/v1/keys", """{"name":"x","unitId":"station-guiyuan","purpose":"meanwhile"}""")).JsonAsync();
        var client = filed.Host.Client(made.GetProperty("key").GetString());
        var task = (await (await client.GetAsync($"/api/v1/tasks?ticketId={filed.TicketId}&state=open")).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString();
        (await client.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{task}/claim", "{}")).StatusCode.Should().Be(HttpStatusCode.OK);

        await admin.DeleteAsync($"/api/v1/keys/{made.GetProperty("id").GetString()}");

        await (await client.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{task}/complete", """{"outcome":"Escalate"}""")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized);
        (await (await admin.GetAsync($"/api/v1/tasks/{task}")).JsonAsync()).GetProperty("state").GetString().Should().Be("claimed");
    }
}

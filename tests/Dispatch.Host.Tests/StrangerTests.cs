using System.Net;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Host.Tests;

/// <summary>Whoever may not see a ticket is answered before its gate: they hold up nobody, and can't tell by waiting that somebody works on it.</summary>
public sealed class StrangerTests(FiledHost filed) : IClassFixture<FiledHost>
{
    [Theory]
    [InlineData("/api/v1/tickets/{0}/comments", """{"text":"x"}""")]
    [InlineData("/api/v1/tickets/{0}/attachments", null)]
    [InlineData("/api/v1/tasks/{1}/complete", """{"outcome":"Resolved"}""")]
    [InlineData("/api/v1/tasks/{1}/take-back", """{"reason":"x"}""")]
    public async Task Stranger_AtATicketThatIsBeingChanged_IsAnsweredWithoutWaiting(string path, string? body)
    {
        var task = (await TicketWalk.OpenAsync(filed.Host, filed.TicketId))[0].GetProperty("id").GetString();
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        var owner = filed.Host.Services.GetRequiredService<UnitScopes>().RunAsync(
            "the owner's change",
            async (_, unit) =>
            {
                await unit.EnterAsync(Instance());
                entered.TrySetResult();
                await leave.Task;
                return true;
            },
            CancellationToken.None);
        await entered.Task;

        using HttpContent content = body is null ? new MultipartFormDataContent { { new ByteArrayContent([0xFF, 0xD8, 0xFF, 0xE0]), "file", "a.jpg" } } : Json.Body(body);
        var asked = filed.Host.Client("demo-dept-fire").PostAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, filed.TicketId, task), content);
        var first = await Task.WhenAny(asked, Task.Delay(TimeSpan.FromMinutes(2), TimeProvider.System));
        leave.SetResult();
        await owner;

        first.Should().BeSameAs(asked, "the stranger is not to wait for the owner");
        await (await asked).ShouldBeProblemAsync(HttpStatusCode.NotFound);
    }

    private string Instance()
    {
        using var read = filed.Host.Services.GetRequiredService<IDatabase>().OpenRead();
        return read.QueryFirst("SELECT workflow_instance_id FROM tickets WHERE id = $1", row => row.GetString(0), filed.TicketId)!;
    }
}

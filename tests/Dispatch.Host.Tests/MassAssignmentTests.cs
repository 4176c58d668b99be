using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Host.Tests.Fuzzing;

namespace Dispatch.Host.Tests;

/// <summary>What the service itself decides is never taken from a request: each member that any resource has is put into each body that does not list it.</summary>
public sealed class MassAssignmentTests(FiledHost filed) : IClassFixture<FiledHost>
{
    [Fact]
    public async Task Member_ThatABodyDoesNotList_IsRefusedByName()
    {
        var document = await ApiDocument.OfAsync(filed.Host.Client());
        var names = Members(document);
        names.Should().Contain(["status", "holderUnitId", "evaluations", "version", "seq", "role", "rights", "sandbox", "overdue"]);
        var client = filed.Host.Client("demo-admin");
        var taken = new List<string>();
        foreach (var operation in document.Operations.Where(o => o.Body is not null && o.Members.Count > 0))
        {
            foreach (var name in names.Except(operation.Members))
            {
                using var request = operation.Request(more: new JsonObject { [name] = "x" });
                using var answer = await client.SendAsync(request);

                // Who may not call at all is told nothing of the body.
                if (answer.StatusCode is HttpStatusCode.Forbidden)
                {
                    break;
                }

                var text = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode != HttpStatusCode.BadRequest || !text.Contains($"\"{name}\"", StringComparison.Ordinal))
                {
                    taken.Add($"{operation.Name} {name}: {(int)answer.StatusCode} {text[..Math.Min(120, text.Length)]}");
                }
            }
        }

        taken.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"channel":"hotline","title":"x","categoryCode":"water.outage","compoundId":"compound-guiyuan","status":"closed"}""", "status")]
    [InlineData("""{"channel":"hotline","title":"x","categoryCode":"water.outage","compoundId":"compound-guiyuan","number":"1"}""", "number")]
    [InlineData("""{"channel":"hotline","title":"x","categoryCode":"water.outage","compoundId":"compound-guiyuan","dueAt":"2030-01-01T00:00:00Z"}""", "dueAt")]
    [InlineData("""{"channel":"hotline","title":"x","categoryCode":"water.outage","compoundId":"compound-guiyuan","evaluations":{"resident":{"solved":true}}}""", "evaluations")]
    [InlineData("""{"channel":"hotline","title":"x","categoryCode":"water.outage","compoundId":"compound-guiyuan","reporter":{"name":"x","phone":"1","anonymous":false,"verified":true}}""", "verified")]
    public async Task Ticket_FiledWithWhatTheServiceDecides_IsRefusedAndNotFiled(string body, string member)
    {
        var before = filed.Host.Count("SELECT COUNT(*) FROM tickets");
        var problem = await (await filed.Host.Client("demo-hotline").SendAsync(HttpMethod.Post, "/api/v1/tickets", body)).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").GetRawText().Should().Contain(member);
        filed.Host.Count("SELECT COUNT(*) FROM tickets").Should().Be(before);
    }

    private static List<string> Members(ApiDocument document) =>
    [
        .. document.Root.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(s => s.Value.TryGetProperty("properties", out _))
            .SelectMany(s => s.Value.GetProperty("properties").EnumerateObject().Select(p => p.Name))
            .Where(n => !n.Contains('$', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal),
    ];
}

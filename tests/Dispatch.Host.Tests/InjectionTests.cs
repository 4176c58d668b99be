using System.Net;
using Dispatch.Host.Tests.Fuzzing;

namespace Dispatch.Host.Tests;

/// <summary>What stands in a filter is data, in the database and on the pages.</summary>
public sealed class InjectionTests(FiledHost filed) : IClassFixture<FiledHost>
{
    private const string Markup = "<script>alert(1)</script><img src=x onerror=alert(1)>";

    [Theory]
    [InlineData("' OR '1'='1")]
    [InlineData("x'; DROP TABLE tickets; --")]
    [InlineData("%' OR 1=1 --")]
    public async Task Filter_WithSql_FindsNothingMore(string text)
    {
        var document = await ApiDocument.OfAsync(filed.Host.Client());
        var admin = filed.Host.Client("demo-admin");
        foreach (var operation in document.Operations.Where(o => o.Method == "GET" && !o.NamesOne && !o.Path.EndsWith("/stream", StringComparison.Ordinal)))
        {
            foreach (var name in operation.Parameters.Where(p => p.StartsWith("query:", StringComparison.Ordinal) && p is not "query:wait"))
            {
                using var answer = await admin.GetAsync($"{operation.Path}?{name["query:".Length..]}={Uri.EscapeDataString(text)}");
                ((int)answer.StatusCode).Should().BeLessThan(500, $"{operation.Path} {name}");
            }
        }

        (await (await admin.GetAsync($"/api/v1/tickets?q={Uri.EscapeDataString(text)}")).JsonAsync()).GetProperty("items").GetArrayLength().Should().Be(0);
        filed.Host.Count("SELECT COUNT(*) FROM tickets").Should().BePositive();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/tickets")]
    [InlineData("/no/such/page")]
    public async Task Answer_OfAnyKind_CarriesTheSafeHeaders(string path)
    {
        using var answer = await filed.Host.Client().GetAsync(path);
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Should().Equal("same-origin");
        answer.Headers.GetValues("X-Frame-Options").Should().Equal("SAMEORIGIN");
    }

    [Fact]
    public async Task Markup_InTexts_IsShownAsText()
    {
        var body = FiledHost.Body("markup").Replace("停水", Markup, StringComparison.Ordinal).Replace("三天没水", Markup, StringComparison.Ordinal).Replace("王芳", Markup, StringComparison.Ordinal);
        var ticket = await (await filed.Host.Client("demo-hotline").SendAsync(HttpMethod.Post, "/api/v1/tickets", body)).JsonAsync();
        await filed.Host.Client("demo-station-guiyuan").SendAsync(HttpMethod.Post, $"/api/v1/tickets/{ticket.GetProperty("id").GetString()}/comments", System.Text.Json.JsonSerializer.Serialize(new { text = Markup }));
        var pages = new[] { "/tickets", $"/tickets/{ticket.GetProperty("id").GetString()}", $"/track/{ticket.GetProperty("trackingCode").GetString()}", "/inbox" };
        var shown = 0;
        foreach (var page in pages)
        {
            var html = await (await filed.Host.Client("demo-station-guiyuan").GetAsync(page)).Content.ReadAsStringAsync();
            html.Should().NotContain("<script>alert").And.NotContain("<img src=x", page);
            shown += html.Contains("&lt;script&gt;alert", StringComparison.Ordinal) ? 1 : 0;
        }

        shown.Should().BePositive("the text is on the pages, as text");
    }
}

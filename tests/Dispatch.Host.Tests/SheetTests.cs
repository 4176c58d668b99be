using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Dispatch.Host.Tests;

/// <summary>Organisation, categories and lists by file: out, changed, in again; all or nothing.</summary>
public sealed class SheetTests(CommonHost common) : IClassFixture<CommonHost>
{
    private const string Headings = "编号 id,清单 list,单位 unitId,诉求类别 categoryCode,事项 title,生效日期 validFrom,失效日期 validTo,主办部门 leadDepartmentId\r\n";

    static SheetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, string> Exports => new()
    {
        { "units", "csv" }, { "units", "xlsx" }, { "members", "csv" }, { "members", "xlsx" }, { "rosters", "csv" }, { "rosters", "xlsx" },
        { "categories", "csv" }, { "categories", "xlsx" }, { "duty-lists", "csv" }, { "duty-lists", "xlsx" }, { "admissions", "csv" }, { "admissions", "xlsx" },
    };

    [Theory]
    [MemberData(nameof(Exports))]
    public async Task Export_ImportedAgain_ChangesNothing(string subject, string format)
    {
        var file = await Admin.GetByteArrayAsync($"/api/v1/{subject}/export?format={format}");
        var report = await ReportAsync(await SendAsync($"/api/v1/{subject}/import?dryRun=true", file));
        report.GetProperty("errorCount").GetInt32().Should().Be(0, report.ToString());
        var sheet = report.GetProperty("sheets")[0];
        (sheet.GetProperty("added").GetInt32(), sheet.GetProperty("changed").GetInt32()).Should().Be((0, 0), report.ToString());
        sheet.GetProperty("unchanged").GetInt32().Should().BeGreaterThan(3);
    }

    [Fact]
    public async Task Import_WithWrongRows_SaysEachRowAndReason_AndImportsNothing()
    {
        var before = common.Host.Count("SELECT COUNT(*) FROM duty_entries");
        var csv = Headings
            + "import-good,依法履职,community-sunshine,road.light,楼道灯报修,2026-01-01,,\r\n"
            + "import-overlap,own,community-sunshine,noise.neighbour,调解,2026-01-01,,\r\n"
            + "import-unit,own,community-nowhere,road.light,路灯,2026-01-01,,\r\n"
            + "import-period,own,community-lakeside,road.light,路灯,2026-05-01,2026-04-01,\r\n"
            + "import-list,很多,community-lakeside,road.light,路灯,昨天,,\r\n"
            + "import-twice,own,community-old-town,road.light,路灯,2026-01-01,,\r\n"
            + "import-twice,own,community-old-town,road.damage,路面,2026-01-01,,\r\n";
        var report = await ReportAsync(await SendAsync("/api/v1/duty-lists/import?dryRun=true", Utf8(csv)));
        var errors = report.GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("row").GetInt32(), e.GetProperty("field").GetString())).ToList();
        errors.Should().BeEquivalentTo([(3, "validFrom"), (4, "unitId"), (5, "validTo"), (6, "list"), (6, "validFrom"), (8, "id")]);
        report.GetProperty("errors")[0].GetProperty("message").GetString().Should().Contain("own-sunshine-noise-neighbour");

        var refused = await (await SendAsync("/api/v1/duty-lists/import", Utf8(csv))).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity);
        refused.GetProperty("errors").TryGetProperty("duty-lists[4].unitId", out _).Should().BeTrue(refused.ToString());
        common.Host.Count("SELECT COUNT(*) FROM duty_entries").Should().Be(before);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public async Task Import_OfGoodRows_AddsAndChanges_OnlyTheColumnsOfTheFile(string encoding)
    {
        var id = "import-" + encoding.ToLowerInvariant();
        var category = encoding == "utf-8" ? "market.food" : "market.consumer";
        var first = Headings + $"{id},协助履职,community-new-port,{category},协助食品检查,2026-01-01,,dept-market\r\n";
        var report = await ReportAsync(await SendAsync("/api/v1/duty-lists/import", Encoding.GetEncoding(encoding).GetBytes(first)));
        report.GetProperty("imported").GetBoolean().Should().BeTrue();

        await ReportAsync(await SendAsync("/api/v1/duty-lists/import", Utf8($"id,title\r\n{id},协助食品安全巡查\r\n")));
        var entry = await (await Admin.GetAsync($"/api/v1/duty-lists/{id}")).JsonAsync();
        (entry.GetProperty("title").GetString(), entry.GetProperty("leadDepartmentId").GetString(), entry.GetProperty("version").GetInt32()).Should().Be(("协助食品安全巡查", "dept-market", 2));
        var history = await (await Admin.GetAsync($"/api/v1/duty-lists/{id}/history")).JsonAsync();
        history.GetProperty("items").EnumerateArray().Select(h => h.GetProperty("action").GetString()).Should().Equal("imported", "imported");
    }

    [Fact]
    public async Task Import_AsAFormsFile_IsTheSame()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Utf8("id,title\r\nown-sunshine-care-elder,独居老人探访\r\n")), "file", "lists.csv" } };
        var report = await ReportAsync(await Admin.PostAsync("/api/v1/duty-lists/import?dryRun=true", form));
        report.GetProperty("sheets")[0].GetProperty("unchanged").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task Import_AsCurlSendsIt_IsTheSame()
    {
        var content = new ByteArrayContent(Utf8("id,title\r\nown-sunshine-care-elder,独居老人探访\r\n"));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        var report = await ReportAsync(await Admin.PostAsync("/api/v1/duty-lists/import?dryRun=true", content));
        report.GetProperty("sheets")[0].GetProperty("unchanged").GetInt32().Should().Be(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK not a workbook")]
    public async Task Import_OfSomethingElse_Is400(string content) =>
        await (await SendAsync("/api/v1/units/import", Utf8(content))).ShouldBeProblemAsync(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Import_WithAnUnknownColumn_NamesIt()
    {
        var report = await ReportAsync(await SendAsync("/api/v1/units/import?dryRun=true", Utf8("id,color\r\nx,red\r\n")));
        report.GetProperty("errors").EnumerateArray().Should().Contain(e => e.GetProperty("row").GetInt32() == 1 && e.GetProperty("field").GetString() == "color");
    }

    /// <summary>What a first start needs, by one file: organisation, members, rosters, categories, lists, admissions.</summary>
    [Fact]
    public async Task Workbook_OfAWholeDistrict_StartsAnEmptyInstallation()
    {
        var file = await Admin.GetByteArrayAsync("/api/v1/reference-data/export");
        await using var empty = await RunningHost.StartAsync("Production");
        empty.Count("SELECT COUNT(*) FROM units").Should().Be(0);
        var admin = empty.Client(await empty.KeyAsync("admin"));
        var report = await ReportAsync(await admin.PostAsync("/api/v1/reference-data/import", new ByteArrayContent(file)));
        report.GetProperty("sheets").GetArrayLength().Should().Be(6);
        foreach (var table in (string[])["units", "members", "rosters", "categories", "admission_entries"])
        {
            empty.Count($"SELECT COUNT(*) FROM {table}").Should().Be(common.Host.Count($"SELECT COUNT(*) FROM {table}"), table);
        }

        var filed = await empty.Client(await empty.KeyAsync("hotline")).SendAsync(
            HttpMethod.Post, "/api/v1/tickets", """{"channel":"hotline","title":"停水","categoryCode":"water.outage","compoundId":"compound-guiyuan"}""");
        filed.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    private HttpClient Admin => common.Host.Client("demo-admin");

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private Task<HttpResponseMessage> SendAsync(string path, byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return Admin.PostAsync(path, content);
    }

    private static async Task<JsonElement> ReportAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using Dispatch.Host.Commands;
using MiniExcelLibs;

namespace Dispatch.Host.Tests;

/// <summary>Reports over HTTP on invented tickets that lived three months by the rules; the addresses in them, their files, and the verb that proves them.</summary>
public sealed class ReportTests(ReportTests.SampledHost sampled) : IClassFixture<ReportTests.SampledHost>
{
    private const string Quarter = "from=2020-01-01&to=2100-01-01";

    /// <summary>One host for all tests of the class.</summary>
    public sealed class SampledHost : IAsyncLifetime
    {
        public RunningHost Host { get; private set; } = null!;

        public async Task InitializeAsync() => Host = await RunningHost.StartAsync(args: ["--sample-tickets", "60"]);

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }

    [Fact]
    public async Task Verify_OnWhatTheRulesMade_FindsNoFault_AndFindsWhatIsTamperedWith()
    {
        var (code, said) = await VerifyAsync();
        code.Should().Be(0, said);
        said.Should().Contain("facts: 60 checked, 0 faults").And.MatchRegex("ledgers: [0-9]{2,} checked, 0 faults").And.MatchRegex("counters: [0-9]+ checked, 0 faults");

        sampled.Host.Execute("UPDATE report_facts SET returns = returns + 1 WHERE ticket_id = (SELECT MIN(ticket_id) FROM report_facts)");
        (code, said) = await VerifyAsync();
        sampled.Host.Execute("UPDATE report_facts SET returns = returns - 1 WHERE ticket_id = (SELECT MIN(ticket_id) FROM report_facts)");
        code.Should().Be(1);
        said.Should().Contain("the report's returns differs").And.Contain("a recount gives");
    }

    [Theory]
    [InlineData("community")]
    [InlineData("category")]
    [InlineData("department")]
    [InlineData("street")]
    public async Task EveryAddress_InAReport_ListsAsManyTicketsAsTheFigureSays(string groupBy)
    {
        var report = await JsonAsync($"sla?{Quarter}&groupBy={groupBy}");
        var groups = report.GetProperty("groups").EnumerateArray().Append(report.GetProperty("total")).ToList();
        groups.Should().HaveCountGreaterThan(1);
        foreach (var group in groups)
        {
            var tickets = group.GetProperty("tickets").GetString()!;
            (await CountAsync(tickets)).Should().Be(group.GetProperty("received").GetInt32());
            (await CountAsync(tickets + "&figure=late")).Should().Be(group.GetProperty("late").GetInt32());
            (await CountAsync(tickets + "&figure=whistled")).Should().Be(group.GetProperty("flow").GetProperty("whistled").GetInt32());
            (await CountAsync(tickets + "&figure=satisfaction.denominator")).Should().Be(group.GetProperty("rates").GetProperty("satisfaction").GetProperty("denominator").GetInt32());
        }
    }

    [Fact]
    public async Task Flow_HasTotalsGroupsAndDefinitions()
    {
        var flow = await JsonAsync($"flow?{Quarter}&groupBy=street");

        flow.GetProperty("total").GetProperty("received").GetInt32().Should().Be(60);
        flow.GetProperty("total").GetProperty("flow").GetProperty("whistled").GetInt32().Should().BeGreaterThan(0);
        flow.GetProperty("groups")[0].GetProperty("whistleControl").GetProperty("low").ValueKind.Should().Be(JsonValueKind.Number);
        flow.GetProperty("definitions").GetProperty("figures").EnumerateArray().Should().Contain(f => f.GetProperty("figure").GetString() == "pingPong");
    }

    [Fact]
    public async Task TicketsAsCsv_OpenInASpreadsheetWithChinese_AllOfThem()
    {
        var file = await Admin.GetByteArrayAsync($"/api/v1/reports/tickets?{Quarter}&format=csv");

        file.Take(3).Should().Equal(Encoding.UTF8.GetPreamble());
        var lines = Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(61);
        lines[0].Should().StartWith("工单编号 Number,状态 Status");
    }

    [Theory]
    [InlineData("tickets", "工单", 60)]
    [InlineData("flow", "报表", 2)]
    public async Task Workbook_HasTheDefinitionsOnItsSecondSheet(string report, string sheet, int rows)
    {
        using var file = new MemoryStream(await Admin.GetByteArrayAsync($"/api/v1/reports/{report}?{Quarter}&format=xlsx"));

        file.GetSheetNames().Should().Equal(sheet, "指标说明");
        file.Query(useHeaderRow: true, sheetName: sheet).Count().Should().BeGreaterThanOrEqualTo(rows);
        file.Query(useHeaderRow: true, sheetName: "指标说明").Cast<IDictionary<string, object>>().Should().Contain(r => (string)r["指标 Figure"] == "satisfaction" && r.ContainsKey("版本 Version"));
    }

    [Fact]
    public async Task UnknownFigure_EvenAsAFile_IsAProblemThatNamesTheKnownOnes()
    {
        var problem = await (await Admin.GetAsync($"/api/v1/reports/tickets?{Quarter}&figure=beauty&format=csv")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);

        problem.GetProperty("errors").GetProperty("figure")[0].GetString().Should().Contain("onTime");
    }

    [Fact]
    public async Task TicketsOfAnotherCommunity_AreNotThere() =>
        await (await sampled.Host.Client("demo-community-sunshine").GetAsync("/api/v1/reports/tickets?unitId=community-lakeside")).ShouldBeProblemAsync(HttpStatusCode.NotFound);

    [Fact]
    public async Task HolidaysOfNextYear_TriedThenTakenIn_EndTheProvisionalTime()
    {
        const string Csv = "日期,名称,类型\r\n2027-01-01,元旦,放假\r\n2027-02-06,春节,放假\r\n2027-02-07,春节,放假\r\n2027-02-20,春节,上班\r\n";
        var tried = await (await ImportAsync("?dryRun=true", Csv)).JsonAsync();
        tried.GetProperty("dryRun").GetBoolean().Should().BeTrue();
        var version = tried.GetProperty("version").GetInt32();
        sampled.Host.Count("SELECT MAX(version) FROM calendars WHERE code = 'cn-public'").Should().Be(version - 1);

        var taken = await (await ImportAsync("", Csv)).JsonAsync();
        taken.GetProperty("moves").GetProperty("tasks").ValueKind.Should().Be(JsonValueKind.Number);
        taken.GetProperty("announcedUntil").GetString().Should().Be("2027-12-31");
        (await Admin.GetAsync(taken.GetProperty("movesAt").GetString())).StatusCode.Should().Be(HttpStatusCode.OK);

        var wrong = await (await ImportAsync("", "日期,名称,类型\r\n2028-01-01,元旦,放假\r\n二月,春节,放假\r\n")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        wrong.GetProperty("errors").EnumerateObject().Single().Name.Should().Be("rows[3].date");
    }

    private HttpClient Admin => sampled.Host.Client("demo-admin");

    private async Task<(int Code, string Said)> VerifyAsync()
    {
        await using var output = new StringWriter();
        return (await HostVerbs.RunAsync(["verify", "--data", sampled.Host.Directory], output), output.ToString());
    }

    private Task<HttpResponseMessage> ImportAsync(string query, string csv) =>
        Admin.PostAsync("/api/v1/calendars/cn-public/years/import" + query, new StringContent(csv, Encoding.UTF8, "text/csv"));

    private async Task<JsonElement> JsonAsync(string report) => await (await Admin.GetAsync("/api/v1/reports/" + report)).JsonAsync();

    private async Task<int> CountAsync(string address)
    {
        var page = await (await Admin.GetAsync(address + "&limit=200")).JsonAsync();
        return page.GetProperty("items").GetArrayLength();
    }
}

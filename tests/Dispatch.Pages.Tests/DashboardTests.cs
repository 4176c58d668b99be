using System.Globalization;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>The SLA dashboard: what it says, how it was before, and what stands behind each figure.</summary>
[Collection(PagesCollection.Name)]
public sealed class DashboardTests(PagesFixture pages)
{
    [SkippableFact]
    public async Task EveryFigure_OpensExactlyTheTicketsBehindIt()
    {
        await using var district = await pages.VisitAsync("zh-CN", 1440, "demo-district");
        var to = DateTime.UtcNow.AddDays(-3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await district.GoAsync($"/reports?from=2026-01-01&to={to}&groupBy=department");
        var figures = await district.Page.Locator(".figure a, table:has(th.number) td.number a").EvaluateAllAsync<string[]>("all => all.filter(a => /^\\d+$/.test(a.innerText)).map(a => a.innerText + ' ' + a.getAttribute('href'))");
        figures.Should().HaveCountGreaterThan(5);

        // Also the two parts of each rate, what waits by age, what waited a period ago, and behind a median those that it was taken of.
        var small = await district.Page.Locator(".figures .soft a, table:has(th.number) td.number .soft a, table.bars td a, .halves p a").EvaluateAllAsync<string[]>("all => all.filter(a => /figure=/.test(a.href)).map(a => (a.innerText.match(/\\d+/) ?? [''])[0] + ' ' + a.getAttribute('href')).filter(l => /^\\d/.test(l))");
        small.Should().Contain(l => l.Contains("figure=open.3-7")).And.Contain(l => l.Contains("figure=resolution.denominator")).And.Contain(l => l.Contains("figure=overdue") && l.Contains("at=")).And.Contain(l => l.Contains("key=dept-water") && l.Contains("figure=satisfaction.denominator"));
        (await district.Page.Locator("td.number a[href*='figure=signIn']").CountAsync()).Should().BeGreaterThan(0);
        foreach (var figure in figures.Take(6).Concat(small))
        {
            var parts = figure.Split(' ', 2);
            (await RowsAsync(district, parts[1])).Should().Be(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
        }

        // A point of the line opens its day or week.
        await district.GoAsync("/reports");
        var point = district.Page.Locator(".chart a").Last;
        var said = await point.GetAttributeAsync("aria-label");
        await district.GoAsync((await point.GetAttributeAsync("href"))!);
        (await district.Page.Locator("tr[data-href]").CountAsync()).Should().Be(int.Parse(said!.Split(' ')[^1], CultureInfo.InvariantCulture));
    }

    [SkippableTheory]
    [InlineData("zh-CN", 1440)]
    [InlineData("en", 768)]
    [InlineData("zh-CN", 360)]
    public async Task PeriodAndUnit_StandAtTheTopAndInTheAddress_WithThePeriodBeforeBesideEachFigure(string locale, int width)
    {
        await using var district = await pages.VisitAsync(locale, width, "demo-district");
        await district.GoAsync("/reports");
        (await district.Page.Locator(".figures .delta").CountAsync()).Should().Be(4);
        var month = await ReceivedAsync();
        await district.Page.ClickAsync(".filters .tabs a >> nth=0");
        await district.Page.WaitForURLAsync("**from=*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        (await ReceivedAsync()).Should().BeLessThan(month);
        await district.Page.SelectOptionAsync("#unitId", "street-hanjiang");
        await district.Page.WaitForURLAsync("**unitId=street-hanjiang*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(district.Page.Locator("h1")).ToContainTextAsync(district.In("汉江街道", "Hanjiang"));
        await district.Page.SelectOptionAsync("#groupBy", "Community");
        await Assertions.Expect(district.Page.Locator(".bands")).ToContainTextAsync(district.Word("Reports.Band.Text"));
        await district.FindsNothingWrongAsync();

        async Task<int> ReceivedAsync() => int.Parse(await district.Page.Locator(".figure a").First.InnerTextAsync(), CultureInfo.InvariantCulture);
    }

    // What the page's file holds, asked for with the browser's session.
    private async Task<int> RowsAsync(Somebody district, string address)
    {
        await district.GoAsync(address);
        var file = await district.Page.GetAttributeAsync("a[download][href*='format=csv']", "href");
        var text = await (await district.Page.APIRequest.GetAsync(new Uri(pages.Address, file!).ToString())).TextAsync();
        return text.Split('\n').SkipWhile(l => !l.Contains(',', StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.Trim().Length > 0).Count();
    }
}

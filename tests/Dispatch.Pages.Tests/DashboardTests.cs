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
        foreach (var figure in figures.Take(6))
        {
            var parts = figure.Split(' ', 2);
            await district.GoAsync(parts[1]);
            var download = await district.Page.RunAndWaitForDownloadAsync(() => district.Page.ClickAsync("a[download][href*='format=csv']"));
            var rows = (await File.ReadAllLinesAsync(await download.PathAsync())).SkipWhile(l => !l.Contains(',', StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.Length > 0).Count();
            rows.Should().Be(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
        }

        // A point of the line opens its day or week.
        await district.GoAsync("/reports");
        var point = district.Page.Locator(".chart a").Last;
        var said = await point.GetAttributeAsync("aria-label");
        await district.GoAsync((await point.GetAttributeAsync("href"))!);
        (await district.Page.Locator("tr[data-href]").CountAsync()).Should().Be(int.Parse(said!.Split(' ')[^1], CultureInfo.InvariantCulture));
    }

    [SkippableFact]
    public async Task PeriodAndUnit_StandAtTheTopAndInTheAddress_WithThePeriodBeforeBesideEachFigure()
    {
        await using var district = await pages.VisitAsync("zh-CN", 1440, "demo-district");
        await district.GoAsync("/reports");
        (await district.Page.Locator(".figures .delta").CountAsync()).Should().Be(4);
        var month = await ReceivedAsync();
        await district.Page.ClickAsync(".filters .tabs a >> nth=0");
        await district.Page.WaitForURLAsync("**from=*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        (await ReceivedAsync()).Should().BeLessThan(month);
        await district.Page.SelectOptionAsync("#unitId", "street-hanjiang");
        await district.Page.WaitForURLAsync("**unitId=street-hanjiang*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(district.Page.Locator("h1")).ToContainTextAsync("汉江街道");
        await district.Page.SelectOptionAsync("#groupBy", "Community");
        await Assertions.Expect(district.Page.Locator(".bands")).ToContainTextAsync("差别超出偶然");
        await district.FindsNothingWrongAsync();

        async Task<int> ReceivedAsync() => int.Parse(await district.Page.Locator(".figure a").First.InnerTextAsync(), CultureInfo.InvariantCulture);
    }
}

using Microsoft.Playwright;

namespace Dispatch.Benchmarks.Pages;

/// <summary>Chromium without a window, and what it says of the pages it loads.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";
    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;

    private Browser(IPlaywright playwright, IBrowser chromium) => (_playwright, _chromium) = (playwright, chromium);

    public static bool IsThere => File.Exists(Executable);

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Headless = true, Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
        return new Browser(playwright, chromium);
    }

    /// <summary>A person who was never here, or who comes with what another visit kept.</summary>
    public async Task<IPage> OpenAsync(string? kept = null)
    {
        var context = await _chromium.NewContextAsync(new() { Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 900 }, StorageState = kept });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        return page;
    }

    /// <summary>Goes to an address and waits until the page is whole.</summary>
    public static async Task<PageLoad> LoadAsync(IPage page, string address)
    {
        var answer = await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        return answer is { Ok: true } ? await SeenAsync(page) : throw new InvalidOperationException($"{address} answered {answer?.Status}.");
    }

    /// <summary>How the present page came, redirects included.</summary>
    public static async Task<PageLoad> SeenAsync(IPage page)
    {
        var seen = await (await page.WaitForFunctionAsync(
            """
            () => {
              const came = performance.getEntriesByType("navigation")[0], painted = performance.getEntriesByName("first-contentful-paint")[0];
              return came?.loadEventEnd > 0 && painted ? [came.responseEnd, painted.startTime, came.loadEventEnd] : null;
            }
            """)).JsonValueAsync<double[]>();
        return new PageLoad(seen[0], seen[1], seen[2]);
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _playwright.Dispose();
    }
}

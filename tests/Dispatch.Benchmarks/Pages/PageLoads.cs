using Dispatch.Benchmarks.Http;
using Microsoft.Playwright;

namespace Dispatch.Benchmarks.Pages;

/// <summary>
/// What a person waits for: pages of a fresh host with a sample district, in chromium on the same machine. <c>first</c> is the very first request to a host that has just said that it is ready, by a browser that was never
/// here; each page has a start of its own. <c>new</c> is a browser that was never here at a host at work, <c>again</c> one that was. A stylesheet of the same host, shown as text, stands for what browser, wire and Kestrel take alone.
/// </summary>
internal static class PageLoads
{
    private const int Visits = 15;
    private const string Raw = "/assets/app.css";

    public static async Task<int> RunAsync(int tickets)
    {
        if (!Browser.IsThere)
        {
            Console.WriteLine("Chromium is missing: apt-get install -y chromium fonts-noto-cjk");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("dispatch-pages-").FullName;
        await using var browser = await Browser.StartAsync();
        try
        {
            await RunAsync(browser, folder, tickets);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task RunAsync(Browser browser, string folder, int tickets)
    {
        string[] options = ["--sample-tickets", tickets.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        string signedIn, ticket;
        await using (var host = await HostChild.StartAsync(folder, options))
        {
            // The browser too has a first time that nobody asks about.
            var page = await browser.OpenAsync();
            await Browser.LoadAsync(page, Address(host, Raw));
            await SignInAsync(page, host);
            signedIn = await page.Context.StorageStateAsync();
            ticket = await page.Locator("tr[data-href]").First.GetAttributeAsync("data-href") ?? throw new InvalidOperationException("The inbox is empty.");
            await page.Context.CloseAsync();
        }

        (string Name, string Path, bool Known)[] places =
        [
            ("static file (raw)", Raw, false), ("home", "/", false), ("sign-in", "/login", false), ("inbox", "/inbox", true), ("ticket", ticket, true), ("ticket list", "/tickets", true), ("dashboard", "/reports", true),
        ];
        Console.WriteLine($"{tickets} tickets, {Environment.ProcessorCount} cores, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}; milliseconds from the click, median of {Visits} but for first; painted / loaded");
        Console.WriteLine("| page | ready after start, s | first: page answered | first: painted / loaded | of raw | new: painted / loaded | of raw | again: painted / loaded | of raw |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        (PageLoad First, PageLoad New, PageLoad Again)? raw = null;
        foreach (var (name, path, known) in places)
        {
            await using var host = await HostChild.StartAsync(folder, options);
            var kept = known ? signedIn : null;
            var first = await NewAsync(browser, host, path, kept);
            var (never, again) = await WarmAsync(browser, host, path, kept);
            raw ??= (first, never, again);
            Console.WriteLine(FormattableString.Invariant(
                $"| {name} | {host.TimeToReady.TotalSeconds:0.0} | {first.Answered:0} | {Of(first, raw.Value.First)} | {Of(never, raw.Value.New)} | {Of(again, raw.Value.Again)} |"));
        }

        await using (var host = await HostChild.StartAsync(folder, options))
        {
            var first = await SigningInAsync(browser, host);
            Console.WriteLine(FormattableString.Invariant(
                $"| from the button of sign-in to the inbox | {host.TimeToReady.TotalSeconds:0.0} | {first.Answered:0} | {Of(first, raw!.Value.First)} | {Of(await MedianAsync(() => SigningInAsync(browser, host)), raw.Value.New)} | | |"));
        }
    }

    private static async Task<(PageLoad New, PageLoad Again)> WarmAsync(Browser browser, HostChild host, string path, string? kept)
    {
        await NewAsync(browser, host, path, kept);
        var never = await MedianAsync(() => NewAsync(browser, host, path, kept));
        var page = await browser.OpenAsync(kept);
        await Browser.LoadAsync(page, Address(host, path));
        var again = await MedianAsync(() => Browser.LoadAsync(page, Address(host, path)));
        await page.Context.CloseAsync();
        return (never, again);
    }

    private static async Task<PageLoad> NewAsync(Browser browser, HostChild host, string path, string? kept)
    {
        var page = await browser.OpenAsync(kept);
        var load = await Browser.LoadAsync(page, Address(host, path));
        await page.Context.CloseAsync();
        return load;
    }

    private static async Task<PageLoad> SigningInAsync(Browser browser, HostChild host)
    {
        var page = await browser.OpenAsync();
        await SignInAsync(page, host);
        var load = await Browser.SeenAsync(page);
        await page.Context.CloseAsync();
        return load;
    }

    private static async Task SignInAsync(IPage page, HostChild host)
    {
        await Browser.LoadAsync(page, Address(host, "/login"));
        await page.FillAsync("#name", "demo-community-sunshine");
        await page.FillAsync("#password", "Dispatch-demo-1");
        await page.ClickAsync("main form button.main");
        await page.WaitForURLAsync("**/inbox", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Locator("tr[data-href]").First.WaitForAsync();
    }

    // Each figure's own median: a page whose answer was slow may have been painted fast.
    private static async Task<PageLoad> MedianAsync(Func<Task<PageLoad>> visit)
    {
        var (answered, painted, loaded) = (new Figures(), new Figures(), new Figures());
        for (var i = 0; i < Visits; i++)
        {
            var load = await visit();
            answered.Add(load.Answered);
            painted.Add(load.Painted);
            loaded.Add(load.Loaded);
        }

        return new PageLoad(answered.Percentile(0.5), painted.Percentile(0.5), loaded.Percentile(0.5));
    }

    private static string Of(PageLoad load, PageLoad raw) =>
        FormattableString.Invariant($"{load.Painted:0} / {load.Loaded:0} | {load.Loaded / raw.Loaded:0.0}");

    private static string Address(HostChild host, string path) => FormattableString.Invariant($"http://127.0.0.1:{host.Port}{path}");
}

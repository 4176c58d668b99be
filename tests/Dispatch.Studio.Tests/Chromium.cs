using Microsoft.Playwright;

namespace Dispatch.Studio.Tests;

/// <summary>Debian's chromium, kept from everything but this machine, with everything it complains about written down.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private const int Patience = 90_000;
    private static readonly string[] _flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static bool IsThere => File.Exists(Executable);

    public async Task InitializeAsync()
    {
        // A busy machine is no fault of the page: what is expected comes late there, and five seconds are soon over.
        Assertions.SetDefaultExpectTimeout(Patience);
        if (IsThere)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Headless = true, Args = _flags });
        }
    }

    /// <summary>A page of a new person, who may go nowhere but to the host and, where named, another.</summary>
    public async Task<(IPage Page, List<string> Complaints)> OpenAsync(Uri host, string locale, Uri? other = null)
    {
        Skip.IfNot(IsThere, "Chromium is missing: apt-get install -y chromium fonts-noto-cjk");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { Locale = locale, ViewportSize = new ViewportSize { Width = 1500, Height = 900 }, AcceptDownloads = true });
        var complaints = new List<string>();
        await context.RouteAsync("**/*", route =>
        {
            var address = new Uri(route.Request.Url);
            if (address.Scheme is "http" or "https" && address.Authority != host.Authority && address.Authority != other?.Authority)
            {
                complaints.Add("asked elsewhere: " + address);
                return route.AbortAsync();
            }

            return route.ContinueAsync();
        });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add("console: " + message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add("page: " + error);
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                complaints.Add($"{response.Status}: {response.Request.Method} {response.Url}");
            }
        };
        page.SetDefaultTimeout(Patience);
        return (page, complaints);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

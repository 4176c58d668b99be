using Dispatch.Host.Composition;
using Dispatch.Studio.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>One host with the sample district and five hundred invented tickets, and one browser, for all tests of the pages.</summary>
public sealed class PagesFixture : IAsyncLifetime
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "dispatch-pages-" + Guid.NewGuid().ToString("n"));
    private readonly Chromium _chromium = new();
    private WebApplication? _app;

    public Uri Address => new(_app!.Urls.First());

    public async Task InitializeAsync()
    {
        await _chromium.InitializeAsync();
        if (Chromium.IsThere)
        {
            _app = await DispatchHost.StartAsync(
                ["--urls", "http://127.0.0.1:0", "--data", _directory, "--environment", "Development", "--sample-tickets", "500", "--Dispatch:Synchronous", "OFF"],
                builder => builder.Logging.ClearProviders());
        }
    }

    /// <summary>A person with a browser of their own, skipped where there is no browser.</summary>
    public async Task<Somebody> VisitAsync(string locale, int width, string? account = null)
    {
        Skip.IfNot(Chromium.IsThere, "Chromium is missing: apt-get install -y chromium fonts-noto-cjk");
        var (page, complaints) = await _chromium.OpenAsync(Address, locale);
        await page.SetViewportSizeAsync(width, 900);
        var visitor = new Somebody(page, Address, complaints);
        if (account is not null)
        {
            await visitor.SignInAsync(account);
        }

        return visitor;
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        if (_app is not null)
        {
            await _app.DisposeAsync();
            Directory.Delete(_directory, recursive: true);
        }
    }
}

using Dispatch.Studio.Tests;

namespace Dispatch.Pages.Tests;

/// <summary>One host with the sample district and five hundred invented tickets, and one browser, for all tests of the pages.</summary>
public sealed class PagesFixture : IAsyncLifetime
{
    private readonly PagesHost _host = new() { Arguments = ["--sample-tickets", "500"] };
    private readonly Chromium _chromium = new();

    public Uri Address => _host.Address;

    public async Task InitializeAsync()
    {
        await _chromium.InitializeAsync();
        await _host.InitializeAsync();
    }

    /// <summary>A person with a browser of their own, skipped where there is no browser.</summary>
    public Task<Somebody> VisitAsync(string locale, int width, string? account = null) => Somebody.VisitAsync(_chromium, Address, locale, width, account);

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _host.DisposeAsync();
    }
}

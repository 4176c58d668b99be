using Microsoft.Playwright;

namespace Dispatch.Studio.Tests;

/// <summary>People who sign in once and keep their browser from one story to the next.</summary>
public sealed class People : IAsyncLifetime
{
    private readonly Chromium _chromium = new();
    private readonly Dictionary<(string Account, string Locale), (Person Person, List<string> Complaints)> _known = [];

    public Task InitializeAsync() => _chromium.InitializeAsync();

    /// <summary>Someone who is signed in, and everything that their browser complains about from now on.</summary>
    public async Task<(Person Person, List<string> Complaints)> OpenAsync(Uri host, string account, string locale)
    {
        if (!_known.TryGetValue((account, locale), out var known))
        {
            var (page, complaints) = await _chromium.OpenAsync(host, locale);
            known = (new Person(page, host), complaints);
            await known.Person.SignInAsync(account);
            _known[(account, locale)] = known;
        }

        await known.Person.Page.UnrouteAllAsync();
        await known.Person.Page.GotoAsync("about:blank");
        known.Complaints.Clear();
        return known;
    }

    public Task DisposeAsync() => _chromium.DisposeAsync();
}

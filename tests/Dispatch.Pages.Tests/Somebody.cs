using System.Globalization;
using System.Resources;
using Deque.AxeCore.Playwright;
using Dispatch.Host.Pages;
using Dispatch.Studio.Tests;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>Somebody who uses the pages in their language and on their screen, and looks at each with a critical eye.</summary>
public sealed class Somebody : IAsyncDisposable
{
    private static readonly string _pictures = Path.Combine(AppContext.BaseDirectory, "pictures");
    private static readonly ResourceManager _words = new(typeof(Words).FullName!, typeof(Words).Assembly);

    private readonly Uri _host;
    private readonly CultureInfo _language;
    private readonly List<string> _complaints;

    private Somebody(IPage page, Uri host, string locale, List<string> complaints) => (Page, _host, _language, _complaints) = (page, host, CultureInfo.GetCultureInfo(locale), complaints);

    public IPage Page { get; }

    /// <summary>What the browser complained about: errors, failed requests, requests to elsewhere.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>A person with a browser window of their own, signed in where an account is named; skipped where there is no browser.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="host">Where the pages are.</param>
    /// <param name="locale"><c>zh-CN</c> or <c>en</c>.</param>
    /// <param name="width">Of the screen, in pixels.</param>
    /// <param name="account">The demo account, or null for a resident.</param>
    /// <param name="other">Another host that the person may be led to.</param>
    public static async Task<Somebody> VisitAsync(Chromium chromium, Uri host, string locale, int width, string? account = null, Uri? other = null)
    {
        var (page, complaints) = await chromium.OpenAsync(host, locale, other);
        await page.SetViewportSizeAsync(width, 900);
        var somebody = new Somebody(page, host, locale, complaints);
        if (account is not null)
        {
            await somebody.SignInAsync(account);
        }

        return somebody;
    }

    /// <summary>What the pages call something in this person's language.</summary>
    public string Word(string key, params object[] parts) =>
        string.Format(CultureInfo.InvariantCulture, _words.GetString(key, _language) ?? throw new ArgumentException($"no such word: {key}"), parts);

    /// <summary>The one of two texts that is in this person's language.</summary>
    public string In(string chinese, string english) => _language.TwoLetterISOLanguageName == "en" ? english : chinese;

    public Task GoAsync(string path) => Page.GotoAsync(new Uri(_host, path).ToString());

    public async Task SignInAsync(string account, string password = "Dispatch-demo-1")
    {
        await GoAsync("/login");
        await Page.FillAsync("#name", account);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("main form button.main");
        // Not until it rests: a page that listens for news may do so late. Not its commit either: once the address has changed, that is never told again.
        await Page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Page.Locator("main h1").First.WaitForAsync();
    }

    /// <summary>Waits until the page has come whose address is like this.</summary>
    public Task ComesToAsync(string address) => Page.WaitForURLAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });

    /// <summary>Waits until a text can be seen.</summary>
    public Task SeesAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    /// <summary>Chooses by typing everyday words, as one does who does not know the catalogue.</summary>
    public async Task PickAsync(string field, string words)
    {
        await Page.FillAsync($"#{field}-search", words);
        await Page.PressAsync($"#{field}-search", "Enter");
    }

    /// <summary>Fills in fields by their ids and presses the main button of their form.</summary>
    public async Task SubmitAsync(params (string Id, string Value)[] fields)
    {
        foreach (var (id, value) in fields)
        {
            await FillAsync(Page.Locator("#" + id), value);
        }

        await Page.Locator($"form:has(#{fields[0].Id}) button.main").ClickAsync();
    }

    /// <summary>Completes the open task of the ticket with an outcome.</summary>
    public async Task CompleteAsync(string ticket, string outcome, params (string Field, string Value)[] fields)
    {
        await GoAsync(ticket);
        var form = Page.Locator($"form:has(input[name=outcome][value={outcome}])").First;
        if (!await form.IsVisibleAsync())
        {
            await Page.Locator($"details.outcome:has(input[value={outcome}]) > summary").First.ClickAsync();
        }

        foreach (var (field, value) in fields)
        {
            var input = form.Locator($"[name='data.{field}']");
            if (await input.First.GetAttributeAsync("type") is "radio" or "checkbox")
            {
                await form.Locator($"[name='data.{field}'][value='{value}']").CheckAsync(new LocatorCheckOptions { Force = true });
            }
            else
            {
                await FillAsync(input, value);
            }
        }

        await form.Locator("button.main").ClickAsync();
        await DoneAsync();
    }

    /// <summary>Sends the form of an outcome that is filled in already.</summary>
    public async Task CompleteHereAsync(string outcome)
    {
        await Page.Locator($"form:has(input[name=outcome][value={outcome}]) button.main").First.ClickAsync();
        await DoneAsync();
    }

    /// <summary>Nothing is out of place: axe finds nothing, nothing is wider than the screen, the browser has no complaint.</summary>
    public async Task FindsNothingWrongAsync()
    {
        var found = await Page.RunAxe();
        found.Violations.Select(v => $"{Page.Url}: {v.Id} at {string.Join(", ", v.Nodes.Select(n => n.Target.ToString()).Take(3))}: {v.Help}").Should().BeEmpty();
        (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1")).Should().BeFalse($"{Page.Url} should fit the screen");
        _complaints.Should().BeEmpty();
    }

    /// <summary>The same where the page itself is answered with an error's status.</summary>
    public Task FindsOnlyWrongAsync(int status)
    {
        var own = $"{status}: GET {Page.Url}";
        _complaints.RemoveAll(c => c == own || c.Contains($"status of {status}", StringComparison.Ordinal));
        return FindsNothingWrongAsync();
    }

    /// <summary>Takes a picture of the whole page for people to look at.</summary>
    public async Task PictureAsync(string name)
    {
        Directory.CreateDirectory(_pictures);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_pictures, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private static async Task FillAsync(ILocator input, string value)
    {
        if (await input.EvaluateAsync<string>("e => e.tagName") == "SELECT")
        {
            await input.SelectOptionAsync(value);
        }
        else
        {
            await input.FillAsync(value);
        }
    }

    private async Task DoneAsync()
    {
        await ComesToAsync("**done=true");
        await Page.Locator("main h1").First.WaitForAsync();
    }
}

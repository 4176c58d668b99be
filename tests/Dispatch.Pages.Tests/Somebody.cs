using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>Somebody who uses the pages, and looks at each with a critical eye.</summary>
public sealed class Somebody(IPage page, Uri host, List<string> complaints) : IAsyncDisposable
{
    private static readonly AxeRunOptions _axe = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    public IPage Page => page;

    /// <summary>What the browser complained about: errors, failed requests, requests to elsewhere.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public Task GoAsync(string path) => page.GotoAsync(new Uri(host, path).ToString());

    public async Task SignInAsync(string account)
    {
        await GoAsync("/login");
        await page.FillAsync("#name", account);
        await page.FillAsync("#password", "Dispatch-demo-1");
        await page.ClickAsync("main form button.main");
        // Not until it rests: a page that listens for news may do so late. Not its commit either: once the address has changed, that is never told again.
        await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Locator("main h1").First.WaitForAsync();
    }

    /// <summary>Chooses by typing everyday words, as one does who does not know the catalogue.</summary>
    public async Task PickAsync(string field, string words)
    {
        await page.FillAsync($"#{field}-search", words);
        await page.PressAsync($"#{field}-search", "Enter");
    }

    /// <summary>Completes the open task of the ticket with an outcome.</summary>
    public async Task CompleteAsync(string ticket, string outcome, params (string Field, string Value)[] fields)
    {
        await GoAsync(ticket);
        var form = page.Locator($"form:has(input[name=outcome][value={outcome}])").First;
        if (!await form.IsVisibleAsync())
        {
            await page.Locator($"details.outcome:has(input[value={outcome}]) > summary").First.ClickAsync();
        }

        foreach (var (field, value) in fields)
        {
            var input = form.Locator($"[name='data.{field}']");
            if (await input.First.GetAttributeAsync("type") is "radio" or "checkbox")
            {
                await form.Locator($"[name='data.{field}'][value='{value}']").CheckAsync(new LocatorCheckOptions { Force = true });
            }
            else if (await input.EvaluateAsync<string>("e => e.tagName") == "SELECT")
            {
                await input.SelectOptionAsync(value);
            }
            else
            {
                await input.FillAsync(value);
            }
        }

        await form.Locator("button.main").ClickAsync();
        await page.WaitForURLAsync("**done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Locator("main h1").First.WaitForAsync();
    }

    /// <summary>Sends the form of an outcome that is filled in already.</summary>
    public async Task CompleteHereAsync(string outcome)
    {
        await page.Locator($"form:has(input[name=outcome][value={outcome}]) button.main").First.ClickAsync();
        await page.WaitForURLAsync("**done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Locator("main h1").First.WaitForAsync();
    }

    /// <summary>Nothing is out of place: axe finds nothing, nothing is wider than the screen, the browser has no complaint.</summary>
    public async Task FindsNothingWrongAsync()
    {
        var found = await page.RunAxe(_axe);
        found.Violations.Select(v => $"{page.Url}: {v.Id} at {string.Join(", ", v.Nodes.Select(n => n.Target.ToString()).Take(3))}: {v.Help}").Should().BeEmpty();
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1")).Should().BeFalse($"{page.Url} should fit the screen");
        complaints.Should().BeEmpty();
    }

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}

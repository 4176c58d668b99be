using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>Does with the pages what a person would do, takes pictures, and has them looked over by axe.</summary>
internal sealed class Visitor(IPage page, Uri host)
{
    private static readonly string _pictures = Path.Combine(AppContext.BaseDirectory, "pictures");

    public IPage Page => page;

    public Task GoAsync(string path) => page.GotoAsync(new Uri(host, path).ToString());

    public Task SizeAsync(int width, int height) => page.SetViewportSizeAsync(width, height);

    public async Task SignInAsync(string name, string password = "Dispatch-demo-1")
    {
        await GoAsync("/login");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", password);
        await page.ClickAsync("main form button");
        // Not until it rests: a page that listens for news may do so late. Not its commit either: once the address has changed, that is never told again.
        await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Locator("main h1").First.WaitForAsync();
    }

    /// <summary>Fills in fields by their ids and presses the form's main button.</summary>
    public async Task SubmitAsync(params (string Id, string Value)[] fields)
    {
        foreach (var (id, value) in fields)
        {
            var field = page.Locator("#" + id);
            if (await field.EvaluateAsync<string>("e => e.tagName") == "SELECT")
            {
                await field.SelectOptionAsync(value);
            }
            else
            {
                await field.FillAsync(value);
            }
        }

        await page.Locator($"form:has(#{fields[0].Id}) button.main").ClickAsync();
    }

    public Task SeesAsync(string text) => page.GetByText(text).First.WaitForAsync();

    public async Task PictureAsync(string name)
    {
        Directory.CreateDirectory(_pictures);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_pictures, name + ".png"), FullPage = true });
    }

    /// <summary>What axe finds wrong by WCAG 2.2 AA, a line each.</summary>
    public async Task<IReadOnlyList<string>> ComplaintsAsync()
    {
        var result = await page.RunAxe();
        return [.. result.Violations.SelectMany(v => v.Nodes.Select(n => $"{page.Url} {v.Id}: {n.Html}"))];
    }

    /// <summary>How far the page reaches beyond the window to the right.</summary>
    public Task<int> OverflowAsync() => page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
}

using Microsoft.Playwright;

namespace Dispatch.Studio.Tests;

/// <summary>Does with a page what a person would do, and takes pictures.</summary>
internal sealed class Person(IPage page, Uri host)
{
    private static readonly string _pictures = Path.Combine(AppContext.BaseDirectory, "pictures");

    public IPage Page => page;

    public async Task SignInAsync(string name, string then)
    {
        await page.GotoAsync(new Uri(host, "/login?returnUrl=" + Uri.EscapeDataString(then)).ToString());
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", "Dispatch-demo-1");
        await page.ClickAsync("form.panel button");
        await page.WaitForURLAsync("**" + then);
    }

    public Task GoAsync(string path) => page.GotoAsync(new Uri(host, path).ToString());

    public Task SeesAsync(string text) => page.GetByText(text).First.WaitForAsync();

    public async Task PictureAsync(string name)
    {
        Directory.CreateDirectory(_pictures);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_pictures, name + ".png") });
    }
}

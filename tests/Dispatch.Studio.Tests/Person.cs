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

    /// <summary>Moves the canvas until a node lies in its middle.</summary>
    public async Task BringIntoViewAsync(string text)
    {
        var node = page.Locator(".elsa-activity").Filter(new LocatorFilterOptions { HasText = text }).First;
        await node.WaitForAsync();
        await page.WaitForTimeoutAsync(2500);
        for (var i = 0; i < 12; i++)
        {
            var box = (await node.BoundingBoxAsync())!;
            var (x, y) = (600 - box.X - (box.Width / 2), 400 - box.Y - (box.Height / 2));
            if (Math.Abs(x) < 200 && Math.Abs(y) < 120)
            {
                return;
            }

            await page.Mouse.MoveAsync(1000, 200);
            await page.Mouse.WheelAsync(-x, -y);
            await page.WaitForTimeoutAsync(600);
            if (i == 2)
            {
                await PictureAsync("moving");
            }
        }
    }

    /// <summary>Chooses a node of the canvas by its text.</summary>
    public async Task ChooseAsync(string text)
    {
        var node = page.Locator(".elsa-activity").Filter(new LocatorFilterOptions { HasText = text }).First;
        await node.WaitForAsync();
        await page.WaitForTimeoutAsync(1500);
        var box = (await node.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    /// <summary>Types into the first input of a node.</summary>
    public async Task ChangeInputAsync(string node, string value)
    {
        await ChooseAsync(node);
        var input = page.Locator(".mud-input-control:has(label:has-text('文')) input[type=text], .mud-input-control:has(label:has-text('文')) textarea").First;
        await input.WaitForAsync();
        await page.WaitForTimeoutAsync(1500);
        await PictureAsync("chosen");
        await input.FillAsync(value);
        await input.PressAsync("Tab");
    }

    /// <summary>Turns an input into JavaScript and types into its editor.</summary>
    public async Task WriteScriptAsync(string label, string text)
    {
        var field = page.Locator($".mud-input-control:has(label:has-text('{label}'))").First;
        await field.WaitForAsync();
        await page.WaitForTimeoutAsync(1500);
        var box = (await field.BoundingBoxAsync())!;
        var menus = page.Locator(".mud-menu button");
        for (var i = 0; i < await menus.CountAsync(); i++)
        {
            // The menu of a field stands to its right, at its height.
            if (await menus.Nth(i).BoundingBoxAsync() is { } menu && menu.X > box.X + box.Width - 60 && menu.X < box.X + box.Width + 120 && Math.Abs(menu.Y + (menu.Height / 2) - box.Y - (box.Height / 2)) < 40)
            {
                await menus.Nth(i).ClickAsync();
                break;
            }
        }

        await page.Locator(".mud-popover-open").GetByText("JavaScript", new LocatorGetByTextOptions { Exact = true }).First.ClickAsync();
        var editor = page.Locator(".monaco-editor:visible").Last;
        await editor.WaitForAsync();
        await page.WaitForTimeoutAsync(3000);
        var place = (await editor.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(place.X + 120, place.Y + 12);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        await page.WaitForTimeoutAsync(1500);
        await page.Keyboard.TypeAsync(text, new KeyboardTypeOptions { Delay = 120 });
    }

    /// <summary>Presses the publish button of the editor's tool bar.</summary>
    public Task PublishAsync() => page.Locator(".mud-button-group-root button, .mud-button-group button").First.ClickAsync();

    public async Task ZoomToFitAsync()
    {
        await page.Locator(".mud-toolbar button, .mud-paper button.mud-icon-button").First.ClickAsync();
        await page.WaitForTimeoutAsync(2500);
    }

    public async Task PictureAsync(string name)
    {
        Directory.CreateDirectory(_pictures);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_pictures, name + ".png") });
    }
}

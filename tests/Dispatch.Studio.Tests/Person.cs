using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dispatch.Studio.Tests;

/// <summary>Does with a page what a person would do, and takes pictures.</summary>
public sealed class Person
{
    // Studio draws in many small steps after each answer. It is at rest when nothing in the page has changed for as long as its own longest delay; a clock that runs on
    // in a page is no reason to wait for ever.
    private const string Rest =
        """
        () => new Promise(done => {
          const end = () => { watch.disconnect(); clearTimeout(last); done(); };
          const last = setTimeout(end, 10000);
          let timer = setTimeout(end, 600);
          const watch = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, 600); });
          watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        })
        """;

    private static readonly string _pictures = Path.Combine(AppContext.BaseDirectory, "pictures");
    private readonly IPage _page;
    private readonly Uri _host;
    private readonly ConcurrentDictionary<IRequest, byte> _asked = new();

    public Person(IPage page, Uri host)
    {
        (_page, _host) = (page, host);
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/elsa/api/", StringComparison.Ordinal))
            {
                _asked.TryAdd(request, 0);
            }
        };
        page.Response += (_, response) => _asked.TryRemove(response.Request, out byte _);
        page.RequestFailed += (_, request) => _asked.TryRemove(request, out byte _);
        page.FrameNavigated += (_, _) => _asked.Clear();
    }

    public IPage Page => _page;

    /// <summary>Signs in at the login page, as everybody does.</summary>
    public async Task SignInAsync(string name)
    {
        await GoAsync("/login?returnUrl=%2Faccount");
        await _page.FillAsync("#name", name);
        await _page.FillAsync("#password", "Dispatch-demo-1");
        await _page.ClickAsync("form.panel button");
        await _page.WaitForURLAsync("**/account", new PageWaitForURLOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    public Task GoAsync(string path) => _page.GotoAsync(new Uri(_host, path).ToString());

    public Task SeesAsync(string text) => _page.GetByText(text).First.WaitForAsync();

    /// <summary>Waits until all answers are there and Studio has drawn them.</summary>
    public async Task SettledAsync()
    {
        for (var rests = 0; rests == 0 || (!_asked.IsEmpty && rests < 5); rests++)
        {
            await _page.EvaluateAsync(Rest);
        }
    }

    /// <summary>Opens a workflow in the editor and waits until it is drawn.</summary>
    public async Task OpenAsync(string definitionId)
    {
        await GoAsync("/studio/definitions/" + definitionId);
        await DrawnAsync();
    }

    /// <summary>Waits until the canvas shows its nodes.</summary>
    public async Task DrawnAsync()
    {
        await _page.Locator(".elsa-activity").First.WaitForAsync();
        await SettledAsync();
    }

    /// <summary>Opens a list of Studio, narrowed to what is looked for.</summary>
    public async Task SearchAsync(string list, string text)
    {
        await GoAsync($"/studio/{list}?page=1&pageSize=10&search={Uri.EscapeDataString(text)}");
        await _page.Locator("tbody tr").First.WaitForAsync();
        await SettledAsync();
    }

    /// <summary>Chooses from the menu at the end of a row.</summary>
    public async Task RowMenuAsync(string row, string item)
    {
        await Row(row).Locator(".mud-menu button").ClickAsync();
        await MenuItemAsync(item);
    }

    /// <summary>Chooses from the list's menu for all rows that are ticked.</summary>
    public async Task BulkMenuAsync(string item, params string[] rows)
    {
        foreach (var row in rows)
        {
            await Row(row).Locator("input[type=checkbox]").CheckAsync(new LocatorCheckOptions { Force = true });
        }

        await _page.GetByText(new Regex("^(批量操作|Bulk actions)$", RegexOptions.IgnoreCase)).ClickAsync();
        await MenuItemAsync(item);
    }

    public ILocator Row(string text) => _page.Locator("tbody tr").Filter(new LocatorFilterOptions { HasText = text });

    /// <summary>Presses the last button of the dialog that has opened.</summary>
    public async Task ConfirmAsync()
    {
        await _page.Locator(".mud-dialog").WaitForAsync();
        await SettledAsync();
        await _page.Locator(".mud-dialog button").Last.ClickAsync();
        await SettledAsync();
    }

    /// <summary>Presses the last button of the dialog that has opened and keeps what is downloaded; answers with its path.</summary>
    public async Task<string> DownloadAsync(string name)
    {
        var download = await _page.RunAndWaitForDownloadAsync(ConfirmAsync);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}-{name}");
        await download.SaveAsAsync(path);
        return path;
    }

    /// <summary>Chooses from a list's own menu what asks for a file, and gives it one.</summary>
    public async Task UploadAsync(string item, string path)
    {
        // The menu of instances has a name, that of workflows is the arrow beside the button for a new one.
        await _page.Locator(".mud-table-toolbar .mud-menu button:not(:has-text('Bulk')):not(:has-text('批量'))").Last.ClickAsync();
        var chooser = await _page.RunAndWaitForFileChooserAsync(() => MenuItemAsync(item));
        await chooser.SetFilesAsync(path);
    }

    /// <summary>Opens a tab by its name, however far the row of tabs has to be moved.</summary>
    public async Task TabAsync(string name)
    {
        // A badge with a number may follow the name.
        var tab = _page.Locator(".mud-tab", new PageLocatorOptions { HasTextRegex = new Regex($@"^\s*{name}\s*\d*\s*$") });
        var row = _page.Locator(".mud-tabs").Filter(new LocatorFilterOptions { Has = tab });
        for (var moves = 0; !await IsWithinAsync(tab, row) && moves < 12; moves++)
        {
            await row.Locator(".mud-tabs-scroll-button button").Last.ClickAsync();
            await SettledAsync();
        }

        await tab.ClickAsync();
        await SettledAsync();
    }

    /// <summary>Moves the canvas until a node lies in its middle.</summary>
    public async Task BringIntoViewAsync(string text)
    {
        await SettledAsync();
        for (var i = 0; i < 12; i++)
        {
            var box = (await Node(text).BoundingBoxAsync())!;
            var (x, y) = (600 - box.X - (box.Width / 2), 300 - box.Y - (box.Height / 2));
            if (Math.Abs(x) < 200 && Math.Abs(y) < 120)
            {
                return;
            }

            await _page.Mouse.MoveAsync(1000, 200);
            await _page.Mouse.WheelAsync(-x, -y);
            await SettledAsync();
        }
    }

    /// <summary>Chooses a node of the canvas by its text.</summary>
    public async Task ChooseAsync(string text)
    {
        await Node(text).WaitForAsync();
        await SettledAsync();
        var box = (await Node(text).BoundingBoxAsync())!;
        await _page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await SettledAsync();
    }

    /// <summary>Types into the first input of a node.</summary>
    public async Task ChangeInputAsync(string node, string value)
    {
        await ChooseAsync(node);
        var field = _page.Locator(".mud-input-control:has(label:text-matches('文字|Text'))");
        var input = field.Locator("input[type=text], textarea").First;
        await input.WaitForAsync();
        await SettledAsync();
        await PictureAsync("chosen");
        await input.FillAsync(value);
        await input.PressAsync("Tab");
    }

    /// <summary>Chooses from a drop-down among a node's inputs.</summary>
    public async Task ChooseOptionAsync(string label, string option)
    {
        var field = _page.Locator($".mud-select-extended:has(label:has-text('{label}')) .mud-input-slot").First;
        await field.ScrollIntoViewIfNeededAsync();
        await field.ClickAsync();
        await SettledAsync();
        await MenuItemAsync(option);
    }

    /// <summary>Ticks one of a list among a node's inputs.</summary>
    public async Task TickAsync(string option)
    {
        var box = _page.Locator(".mud-checkbox", new PageLocatorOptions { HasText = option }).First;
        await box.ScrollIntoViewIfNeededAsync();
        await box.ClickAsync();
        await SettledAsync();
    }

    /// <summary>Waits until these words stand beside the ways out of a node, from top to bottom.</summary>
    public async Task SeesPortsAsync(string node, params string[] words)
    {
        var labels = Ports(node, "out").Locator(".x6-port-label");
        await Assertions.Expect(labels).ToHaveTextAsync(words);
    }

    /// <summary>Pulls a line from a way out of a node to another node. The frame around a chosen node lies over its ports: so nothing is chosen first.</summary>
    public async Task ConnectAsync(string node, string port, string target)
    {
        await _page.Locator(".x6-graph").First.ClickAsync(new LocatorClickOptions { Position = new Position { X = 20, Y = 20 } });
        await SettledAsync();
        var from = (await Ports(node, "out").Filter(new LocatorFilterOptions { HasText = port }).Locator("circle").First.BoundingBoxAsync())!;
        var to = (await Ports(target, "in").Locator("circle").First.BoundingBoxAsync())!;
        await _page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        await _page.Mouse.DownAsync();
        await _page.Mouse.MoveAsync(from.X + 60, from.Y - 20, new MouseMoveOptions { Steps = 5 });
        await _page.Mouse.MoveAsync(to.X + (to.Width / 2), to.Y + (to.Height / 2), new MouseMoveOptions { Steps = 10 });
        await _page.Mouse.UpAsync();
        await SettledAsync();
    }

    /// <summary>Turns an input into JavaScript and types into its editor.</summary>
    public async Task WriteScriptAsync(string label, string text)
    {
        var field = _page.Locator($".mud-input-control:has(label:has-text('{label}'))").First;
        await field.WaitForAsync();
        await SettledAsync();
        var box = (await field.BoundingBoxAsync())!;
        var menus = _page.Locator(".mud-menu button");
        for (var i = 0; i < await menus.CountAsync(); i++)
        {
            // The menu of a field stands to its right, at its height.
            if (await menus.Nth(i).BoundingBoxAsync() is { } menu && menu.X > box.X + box.Width - 60 && menu.X < box.X + box.Width + 120 && Math.Abs(menu.Y + (menu.Height / 2) - box.Y - (box.Height / 2)) < 40)
            {
                await menus.Nth(i).ClickAsync();
                break;
            }
        }

        await MenuItemAsync("JavaScript");
        var editor = _page.Locator(".monaco-editor:visible").Last;
        await editor.WaitForAsync();
        await SettledAsync();
        var place = (await editor.BoundingBoxAsync())!;
        await _page.Mouse.ClickAsync(place.X + 120, place.Y + 12);
        await _page.Keyboard.PressAsync("Control+A");
        await _page.Keyboard.PressAsync("Delete");
        await SettledAsync();
        await _page.Keyboard.TypeAsync(text, new KeyboardTypeOptions { Delay = 120 });
    }

    /// <summary>Presses the publish button of the editor's tool bar.</summary>
    public async Task PublishAsync()
    {
        await SettledAsync();
        await _page.Locator(".mud-button-group-root button, .mud-button-group button").First.ClickAsync();
    }

    public async Task ZoomToFitAsync()
    {
        await _page.Locator(".mud-toolbar button, .mud-paper button.mud-icon-button").First.ClickAsync();
        await SettledAsync();
    }

    public async Task PictureAsync(string name)
    {
        Directory.CreateDirectory(_pictures);
        await _page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_pictures, name + ".png") });
    }

    private ILocator Ports(string node, string group) => _page.Locator(".x6-node").Filter(new LocatorFilterOptions { HasText = node }).First.Locator(".x6-port-" + group);

    private ILocator Node(string text) => _page.Locator(".elsa-activity").Filter(new LocatorFilterOptions { HasText = text }).First;

    private async Task MenuItemAsync(string item)
    {
        await _page.Locator(".mud-popover-open").GetByText(item, new LocatorGetByTextOptions { Exact = true }).First.ClickAsync();
        await SettledAsync();
    }

    private static async Task<bool> IsWithinAsync(ILocator tab, ILocator row)
    {
        var (inner, outer) = (await tab.BoundingBoxAsync(), await row.BoundingBoxAsync());
        return inner is not null && outer is not null && inner.X >= outer.X + 40 && inner.X + inner.Width <= outer.X + outer.Width - 40;
    }
}

using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>Photos that people add, and see again.</summary>
internal static class Photos
{
    /// <summary>A photo as a phone gives it to a form.</summary>
    public static FilePayload Named(string name) => new()
    {
        Name = name, MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
    };

    /// <summary>The names of the photos on a ticket's page, each of which really shows.</summary>
    public static async Task<IReadOnlyList<string>> SeenByAsync(Somebody who)
    {
        var photos = who.Page.Locator("ul.photos img");
        foreach (var photo in await photos.AllAsync())
        {
            await photo.ScrollIntoViewIfNeededAsync();
            await photo.EvaluateAsync("async i => { await i.decode(); }");
        }

        return await photos.EvaluateAllAsync<string[]>("all => all.map(i => i.alt)");
    }
}

using Microsoft.AspNetCore.Html;

namespace Dispatch.Host.Pages;

/// <summary>The few drawings of the pages, all in one file. They only accompany words, so they are hidden from screen readers.</summary>
internal static class Icon
{
    /// <summary>A drawing by its name in <c>icons.svg</c>.</summary>
    public static IHtmlContent Of(string name) => new HtmlString($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/assets/icons.svg#{name}\"/></svg>");
}

using Microsoft.AspNetCore.Html;

namespace Dispatch.Host.Pages;

/// <summary>A text in a drawing; Razor takes a plain <c>text</c> tag for its own.</summary>
internal static class DrawnText
{
    /// <summary>The text at a place.</summary>
    public static IHtmlContent Of(double x, double y, string? text, string kind = "") =>
        new HtmlContentBuilder().AppendHtml($"<text class=\"{kind}\" x=\"{TrendChart.Text(x)}\" y=\"{TrendChart.Text(y)}\">").Append(text ?? "").AppendHtml("</text>");
}

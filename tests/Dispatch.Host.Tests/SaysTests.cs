using System.Globalization;
using Dispatch.Host.Pages;

namespace Dispatch.Host.Tests;

public sealed class SaysTests
{
    [Theory]
    [InlineData("延期 3 天,原到期时间 2026-11-29 18:23。Extended by 3 days; first due 2026-11-29 18:23.", "延期 3 天,原到期时间 2026-11-29 18:23。", "Extended by 3 days; first due 2026-11-29 18:23.")]
    [InlineData("请核对。Is it right?", "请核对。", "Is it right?")]
    [InlineData("只有中文。", "只有中文。", "只有中文。")]
    [InlineData("Only English", "Only English", "Only English")]
    public void Message_InTwoLanguages_IsShownInThePagesOwn(string message, string chinese, string english)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new("zh-CN");
            Says.OneOf(message).Should().Be(chinese);
            CultureInfo.CurrentUICulture = new("en");
            Says.OneOf(message).Should().Be(english);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

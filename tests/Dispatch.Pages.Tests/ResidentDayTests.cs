using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>A resident with a phone: files with a photo, keeps the receipt, looks how it goes, evaluates by the link.</summary>
[Collection(PagesCollection.Name)]
public sealed partial class ResidentDayTests(PagesFixture pages)
{
    [SkippableTheory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Resident_FilesFollowsAndEvaluates_OnThePhone(string locale)
    {
        await using var resident = await pages.VisitAsync(locale, 360);
        var page = resident.Page;
        await resident.GoAsync("/");
        await resident.FindsNothingWrongAsync();
        await page.ClickAsync("a.main[href='/file']");
        await resident.PickAsync("place", resident.In("桂苑", "guiyuan"));
        await resident.PickAsync("category", resident.In("楼上半夜太吵", "noise from neighbours"));
        await page.FillAsync("#headline", $"手机上反映 {locale}");
        await page.SetInputFilesAsync("#photos", Photos.Named("night.png"));
        await page.Locator("[data-preview=photos] img").WaitForAsync();
        await resident.FindsNothingWrongAsync();
        await page.ClickAsync("main form button.main");
        await resident.ComesToAsync("**/receipt/*");
        var code = (await page.InnerTextAsync(".code")).Trim();
        await resident.FindsNothingWrongAsync();

        // On paper it is the receipt alone, with what is needed to come back, on one sheet.
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator(".qr svg").IsVisibleAsync(), await page.Locator(".code").IsVisibleAsync()).Should().Be((true, true));
        (await page.Locator("header.top").IsVisibleAsync(), await page.Locator("[data-print]").IsVisibleAsync()).Should().Be((false, false));
        Sheets().Match(Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }))).Groups[1].Value.Should().Be("1");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await resident.GoAsync("/");
        await page.FillAsync("#code", code.ToLowerInvariant());
        await page.Locator("form:has(#code) button").ClickAsync();
        await resident.ComesToAsync("**/track/*");
        await page.Locator(".line li.now").WaitForAsync();
        await resident.FindsNothingWrongAsync();

        var complaint = await Complaint.FindAsync(pages.Address, $"手机上反映 {locale}");
        await complaint.DoAsync("station.handle", "Resolved", new { measures = "已上门劝阻" });
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(page.Locator("dl")).ToContainTextAsync("已上门劝阻");
        await resident.FindsNothingWrongAsync();
        await page.CheckAsync("[name=outcome][value=Acceptable]");
        await page.CheckAsync("[name=solved][value=true]");
        await page.ClickAsync("form.next button.main");
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync(resident.Word("Evaluation.Acceptable"));
        await resident.FindsNothingWrongAsync();
    }

    [GeneratedRegex(@"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)")]
    private static partial Regex Sheets();
}

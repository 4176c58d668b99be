using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>A department's officer in the field, with nothing but a phone.</summary>
[Collection(PagesCollection.Name)]
public sealed class DepartmentDayTests(PagesFixture pages)
{
    [SkippableTheory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Report_WithPhotosFromThePhone_IsSeenByTheCommunity(string locale)
    {
        var title = $"手机反馈 {locale}";
        var complaint = await Complaint.FileAsync(pages.Address, "fire.passage-blocked", title);
        await complaint.DoAsync("station.handle", "Escalate", new { reason = "需消防处置" });
        await complaint.DoAsync("community.whistle", "Whistle", new { leadDepartmentId = "dept-fire", helperDepartmentIds = Array.Empty<string>(), whistleType = "emergency" });

        await using var officer = await pages.VisitAsync(locale, 360, "demo-dept-fire");
        await officer.GoAsync("/inbox");
        await officer.FindsNothingWrongAsync();
        await officer.Page.Locator($"tr[data-href='{complaint.Address}'] form button").ClickAsync();
        var row = officer.Page.Locator($"tr[data-href='{complaint.Address}']:not(:has(form))");
        await row.Locator(".do a").ClickAsync();
        await officer.Page.Locator(".titlebar").WaitForAsync();
        await officer.FindsNothingWrongAsync();
        await officer.CompleteAsync(complaint.Address, "Arrived", ("place", "3 号楼东侧通道"));
        await officer.GoAsync(complaint.Address);
        var form = officer.Page.Locator("form:has(input[name=outcome][value=Resolved])");
        await form.Locator("[name='data.spokeWith']").FillAsync("王女士");
        await form.Locator("[name='data.measures']").FillAsync("清理通道并划线");
        await form.Locator("[name='data.timeLimit']").FillAsync("当日");
        await form.Locator("input[type=file]").SetInputFilesAsync([Photos.Named("before.png"), Photos.Named("after.png")]);
        await officer.FindsNothingWrongAsync();
        await officer.CompleteHereAsync("Resolved");

        await using var community = await pages.VisitAsync(locale, 768, "demo-community-sunshine");
        await community.GoAsync(complaint.Address);
        (await Photos.SeenByAsync(community)).Should().Equal("before.png", "after.png");
        await Assertions.Expect(community.Page.Locator("ol.path")).ToContainTextAsync("清理通道并划线");
        await community.FindsNothingWrongAsync();
        await community.CompleteAsync(complaint.Address, "Confirmed");
    }
}

using System.Globalization;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>What comes first in an inbox: what is late, then what is due today, then the rest, each the soonest first.</summary>
[Collection(PagesCollection.Name)]
public sealed class InboxTests(PagesFixture pages)
{
    private static readonly string[] _order = ["late", "soon", "fine", "rest"];

    [SkippableTheory]
    [InlineData("demo-district", "zh-CN", 768)]
    [InlineData("demo-district", "en", 360)]
    public async Task Inbox_PutsLateFirst_ThenWhatIsDueToday_EachTheSoonestFirst(string account, string locale, int width)
    {
        var complaint = await Complaint.FileAsync(pages.Address, "fire.passage-blocked", $"半小时内到场 {locale}");
        await complaint.DoAsync("station.handle", "Escalate", new { reason = "需消防处置" });
        await complaint.DoAsync("community.whistle", "Whistle", new { leadDepartmentId = "dept-fire", helperDepartmentIds = Array.Empty<string>(), whistleType = "emergency" });
        await complaint.DoAsync("department.signIn", "Accept");

        await using var who = await pages.VisitAsync(locale, width, account);
        await who.GoAsync("/inbox?scope=below");
        var tones = await who.Page.Locator("h2.group").EvaluateAllAsync<string[]>("all => all.map(h => h.classList[1])");
        tones.Should().Equal(_order.Where(tones.Contains)).And.NotBeEmpty();
        var headings = await who.Page.Locator("h2.group").AllInnerTextsAsync();
        headings.Zip(tones).Should().OnlyContain(pair => pair.First.Contains(who.Word("Inbox." + pair.Second)));

        var now = DateTime.UtcNow.AddHours(8);
        var dues = 0;
        foreach (var tone in tones.Where(t => t != "rest"))
        {
            var due = await who.Page.Locator($"tr.is-{tone} .badge").EvaluateAllAsync<string[]>("all => all.map(b => b.title)");
            var times = due.Where(d => d.Length > 0).Select(d => DateTime.ParseExact(d, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).ToList();
            times.Should().BeInAscendingOrder();
            // Minutes are not told: what is due in this one may stand on either side.
            times.Where(t => Math.Abs((t - now).TotalMinutes) > 2).Should().OnlyContain(t => tone == (t < now ? "late" : t.Date == now.Date ? "soon" : "fine"));
            dues += times.Count;
        }

        dues.Should().BeGreaterThan(20);
        await Assertions.Expect(who.Page.Locator($"tr[data-href='{complaint.Address}']").First).ToBeVisibleAsync();
        await who.FindsNothingWrongAsync();
    }
}

using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Notices;
using Dispatch.Workflows.Tasks;
using Microsoft.Extensions.Options;

namespace Dispatch.Workflows.Tests.Notices;

public sealed class QuietHoursTests
{
    private static readonly DistrictTime _time = new(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    [Theory]
    [InlineData("2026-03-02T21:59:59", null)]
    [InlineData("2026-03-02T22:00:00", "2026-03-03T07:00:00")]
    [InlineData("2026-03-03T02:00:00", "2026-03-03T07:00:00")]
    [InlineData("2026-03-03T06:59:59", "2026-03-03T07:00:00")]
    [InlineData("2026-03-03T07:00:00", null)]
    public void Night_HoldsUntilTheMorningThere(string local, string? until) => Held("22:00", "07:00", local).Should().Be(until is null ? null : Instant(until));

    [Theory]
    [InlineData("2026-03-02T12:30:00", "2026-03-02T14:00:00")]
    [InlineData("2026-03-02T14:00:00", null)]
    public void Noon_HoldsUntilTheAfternoon(string local, string? until) => Held("12:00", "14:00", local).Should().Be(until is null ? null : Instant(until));

    [Fact]
    public void NoHours_HoldNothing() => Held("07:00", "07:00", "2026-03-02T07:00:00").Should().BeNull();

    [Fact]
    public void Text_IsFilledWithTheTicketsWordsOnly() =>
        NoticeText.Fill("{number}:{title}{answer}。", new Dictionary<string, string> { ["number"] = "1", ["title"] = "{due}" }).Should().Be("1:{due}。");

    [Fact]
    public void Templates_AsShipped_UseKnownPlaceholdersAndNameEveryRule()
    {
        var errors = new FieldErrors();
        foreach (var t in NoticeTemplates.Shipped.Values)
        {
            new NoticeTemplateDraft { Subject = t.Subject, SubjectEn = t.SubjectEn, Text = t.Text, TextEn = t.TextEn }.Validate(errors);
        }

        errors.ByField.Should().BeEmpty();
        var used = NoticeRules.Events.SelectMany(e => new[] { null, "resident.evaluate", "community.evaluate", "department.report", "community.verify" }.SelectMany(kind => NoticeRules.Of(e, kind))).Select(r => r.Template).Distinct()
            .Concat(new[] { "RequestExtension", "RequestSuspension" }.Select(o => NoticeRules.OfMoreTime(new HumanTask { Kind = TaskKinds.StreetApprove, Outcome = "Approved" }, new HumanTask { Outcome = o })!));
        NoticeTemplates.Shipped.Keys.Should().BeEquivalentTo(used);
    }

    private static DateTimeOffset? Held(string from, string to, string local) =>
        new QuietHours(_time, Options.Create(new NoticeOptions { QuietFrom = TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), QuietTo = TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture) }))
            .HeldUntil(Instant(local));

    private static DateTimeOffset Instant(string local) => _time.Instant(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
}

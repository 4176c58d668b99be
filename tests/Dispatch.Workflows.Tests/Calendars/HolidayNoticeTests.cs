using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Sheets;

namespace Dispatch.Workflows.Tests.Calendars;

public sealed class HolidayNoticeTests
{
    private static readonly string[] _headings = ["日期", "名称", "类型"];

    [Fact]
    public void JsonDayByDay_BecomesHolidaysAndMakeUpDays()
    {
        var year = HolidayNotice.ReadJson(
            """
            { "year": 2027, "days": [
              { "name": "元旦", "date": "2026-12-31", "isOffDay": true }, { "name": "元旦", "date": "2027-01-01", "isOffDay": true },
              { "name": "春节", "date": "2027-02-06", "isOffDay": true }, { "name": "春节", "date": "2027-02-14", "isOffDay": false } ] }
            """);

        year.Year.Should().Be(2027);
        year.Holidays.Should().Equal(new HolidaySpan("元旦", new(2026, 12, 31), new(2027, 1, 1)), new HolidaySpan("春节", new(2027, 2, 6), new(2027, 2, 6)));
        year.MakeUpDays.Should().Equal(new MakeUpDay(new(2027, 2, 14), "春节"));
    }

    [Fact]
    public void JsonOfOurOwn_IsReadAsItIs() => HolidayNotice.ReadJson(
            """{ "year": 2027, "holidays": [ { "name": "春节", "from": "2027-02-05", "to": "2027-02-11" } ] }""")
        .Holidays.Should().Equal(new HolidaySpan("春节", new(2027, 2, 5), new(2027, 2, 11)));

    [Fact]
    public void Table_WithThreeColumns_IsReadWithItsYear()
    {
        var year = HolidayNotice.ReadTable(Table(["2027-05-01", "劳动节", "放假"], ["2027-05-02", "劳动节", "休"], ["2027-05-08", "劳动节", "上班"]), null);

        year.Should().BeEquivalentTo(new { Year = 2027, Holidays = new[] { new HolidaySpan("劳动节", new(2027, 5, 1), new(2027, 5, 2)) }, MakeUpDays = new[] { new MakeUpDay(new(2027, 5, 8), "劳动节") } });
    }

    [Fact]
    public void Table_WithWrongRows_NamesEachRowAndReason()
    {
        var read = () => HolidayNotice.ReadTable(Table(["2027-05-01", "劳动节", "放假"], ["五月二日", "劳动节", "放假"], ["2027-05-03", "劳动节", "也许"], ["2027-05-01", "劳动节", "上班"]), null);

        read.Should().Throw<InvalidRequestException>().Which.Errors.Keys.Should().BeEquivalentTo("rows[3].date", "rows[4].kind", "rows[5].date");
    }

    [Fact]
    public void TextThatIsNoJson_NamesTheLine()
    {
        var read = () => HolidayNotice.ReadJson("{ \"year\": 2027,\n oops }");

        read.Should().Throw<InvalidRequestException>().Which.Errors["body"].Single().Should().Contain("line 2");
    }

    private static SheetTable Table(params string[][] rows) => new("holidays", _headings, [.. rows.Select((cells, i) => new SheetRow(i + 2, cells))]);
}

using System.Globalization;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Tests;

/// <summary>The calendars that ship, and local times of the district.</summary>
internal static class TestCalendars
{
    public static CalendarBook Book { get; } = new(PublicHolidays.DefaultCalendars(DateTimeOffset.UnixEpoch));

    public static WorkingTime Office => Book.Find("cn-office")!;

    /// <summary>An instant from a local time such as <c>2026-09-20T10:00:00</c>.</summary>
    public static DateTimeOffset Instant(string local) =>
        new(DateTime.ParseExact(local, ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None), TimeSpan.FromHours(8));
}

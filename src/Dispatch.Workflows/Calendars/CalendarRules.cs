using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Calendars;

/// <summary>What must hold of a calendar among the others.</summary>
internal static class CalendarRules
{
    public static void Require(WorkCalendar calendar, ReferenceData data)
    {
        var errors = new FieldErrors();
        Check(calendar, data, errors);
        errors.ThrowIfAny();
    }

    public static void Check(WorkCalendar calendar, ReferenceData data, FieldErrors errors)
    {
        errors.CalendarIs("baseCode", calendar.BaseCode, data);
        for (var below = calendar.BaseCode; below is not null; below = data.Calendars.Version(below)?.BaseCode)
        {
            if (below == calendar.Code)
            {
                errors.Add("baseCode", "日历不能以自己为基础。A calendar can't stand on itself.");
                return;
            }
        }

        // Where a calendar names the holidays of years, a year between with none named is a gap and not a year without holidays.
        if (calendar is { AnnouncedUntil: { } until, Days.Count: > 0 })
        {
            var named = calendar.Days.Where(d => !d.Working).Select(d => d.Date.Year).ToHashSet();
            var first = named.Count == 0 ? until.Year + 1 : named.Min();
            foreach (var year in Enumerable.Range(first, Math.Max(0, until.Year - first + 1)).Where(y => !named.Contains(y)))
            {
                errors.Add("announcedUntil", $"{year} 年没有任何放假日,日历有缺口;请补齐该年,或把 announcedUntil 提前。{year} has no holiday at all: the calendar has a gap. Add that year, or set announcedUntil earlier.");
            }
        }

        // A calendar without a single working day would never end a limit.
        if (calendar.Weekdays.Count == 0 && !calendar.Days.Any(d => d.Working))
        {
            errors.Add("weekdays", "至少要有一个工作日。There must be a working day.");
        }
    }

    public static NotFoundException Missing(string code) => new($"没有工作日历 {code}。There is no calendar {code}.");
}

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

        // A calendar without a single working day would never end a limit.
        if (calendar.Weekdays.Count == 0 && !calendar.Days.Any(d => d.Working))
        {
            errors.Add("weekdays", "至少要有一个工作日。There must be a working day.");
        }
    }

    public static NotFoundException Missing(string code) => new($"没有工作日历 {code}。There is no calendar {code}.");
}

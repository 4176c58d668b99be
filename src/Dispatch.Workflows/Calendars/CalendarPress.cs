using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Calendars;

/// <summary>Publishes a version of a calendar: says whose due times it moves, stores it, and has the open clocks counted anew.</summary>
public sealed class CalendarPress(ReferenceRows rows, IDatabase database, DistrictTime time, UnitOfWork unit, ITimers timers)
{
    // A trial looks at every open ticket; a publication does not keep its caller waiting for them.
    private const int PagesAtOnce = 4;

    internal PublishedCalendar Publish(WorkCalendar calendar, ReferenceData data, bool dryRun)
    {
        var moves = calendar.Version == 1 ? new DueMoves(0, 0, 0, 0, [], Complete: true) : Moves(calendar, data, dryRun ? int.MaxValue : PagesAtOnce);
        if (dryRun)
        {
            return new PublishedCalendar(calendar, moves, DryRun: true);
        }

        rows.Insert(calendar);
        if (calendar.Version > 1)
        {
            ClockRecount.Order(unit, timers, calendar);
        }

        return new PublishedCalendar(calendar, moves, DryRun: false);
    }

    private DueMoves Moves(WorkCalendar calendar, ReferenceData data, int most)
    {
        using var read = database.OpenRead();
        return new OpenClocks(read, data, data.Calendars.With(calendar), time).Moves(calendar.Code, most);
    }
}

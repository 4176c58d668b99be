using System.Globalization;

namespace Dispatch.Workflows.Calendars;

/// <summary>
/// Working time of one version of a calendar. All days are laid out once with the working time before each, so that counting is two
/// look-ups and finding an instant is one binary search, however long the span.
/// </summary>
public sealed class WorkingTime : ClockFace
{
    /// <summary>The first day covered.</summary>
    public static readonly DateOnly FirstDay = new(1990, 1, 1);

    /// <summary>The last day covered.</summary>
    public static readonly DateOnly LastDay = new(2100, 12, 31);

    private static readonly int _count = LastDay.DayNumber - FirstDay.DayNumber + 1;
    private readonly TimeZoneInfo _zone;
    private readonly DayPlan[] _plans;
    private readonly byte[] _plan = new byte[_count];
    private readonly long[] _before = new long[_count + 1];
    private readonly int[] _daysBefore = new int[_count + 1];
    private readonly Dictionary<DateOnly, CalendarDay> _named;

    /// <summary>Lays the calendar out; <paramref name="bases"/> are the calendars below it, nearest first.</summary>
    public WorkingTime(WorkCalendar calendar, IReadOnlyList<WorkCalendar> bases)
    {
        Calendar = calendar;
        Bases = bases;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.Zone);
        WorkCalendar[] layers = [calendar, .. bases];
        _named = Named(layers);
        var windows = layers.Select(l => l.Windows).FirstOrDefault(w => w.Count > 0) ?? [];
        var plans = new List<DayPlan> { DayPlan.Off, new(windows) };
        Lay(calendar, plans);
        _plans = [.. plans];
        AnnouncedUntil = layers.Where(l => l.AnnouncedUntil is not null).Select(l => l.AnnouncedUntil).Min();
    }

    /// <summary>The version that this is.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>The calendars below it, nearest first.</summary>
    public IReadOnlyList<WorkCalendar> Bases { get; }

    /// <summary>The last day whose holidays are announced; null when none have to be.</summary>
    public DateOnly? AnnouncedUntil { get; }

    /// <summary>The time zone.</summary>
    public TimeZoneInfo Zone => _zone;

    /// <summary>Code and versions, such as <c>cn-office v1 / cn-public v1</c>.</summary>
    public string Label => string.Join(" / ", Bases.Prepend(Calendar).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Code} v{c.Version}")));

    /// <inheritdoc/>
    public override long Position(DateTimeOffset instant)
    {
        var local = Local(instant);
        var day = Index(DateOnly.FromDateTime(local));
        return _before[day] + _plans[_plan[day]].Until(local.TimeOfDay.Ticks);
    }

    /// <inheritdoc/>
    public override DateTimeOffset At(long position)
    {
        // The first day by whose end that much has been worked.
        var next = LowerBound(_before, position);
        if (position <= 0 || next > _count)
        {
            throw new CalendarRangeException();
        }

        var time = _plans[_plan[next - 1]].At(position - _before[next - 1]);
        return Instant(FirstDay.AddDays(next - 1).ToDateTime(TimeOnly.MinValue).AddTicks(time));
    }

    /// <summary>Whether work is done on a day.</summary>
    public bool IsWorkingDay(DateOnly day) => _plans[_plan[Index(day)]].Total > 0;

    /// <summary>The windows of a day, empty when it is off.</summary>
    public IEnumerable<(TimeSpan From, TimeSpan To)> WindowsOf(DateOnly day) => _plans[_plan[Index(day)]].Windows;

    /// <summary>The entry that makes a day differ from its weekday, or null.</summary>
    public CalendarDay? Special(DateOnly day) => _named.GetValueOrDefault(day);

    /// <summary>Working days from one day to another, both included.</summary>
    public int WorkingDays(DateOnly from, DateOnly to) => to < from ? 0 : _daysBefore[Index(to) + 1] - _daysBefore[Index(from)];

    /// <summary>The n-th working day at or after <paramref name="from"/>; n from 1.</summary>
    public DateOnly NthWorkingDay(DateOnly from, int n)
    {
        var next = LowerBound(_daysBefore, _daysBefore[Index(from)] + n);
        return next > _count ? throw new CalendarRangeException() : FirstDay.AddDays(next - 1);
    }

    /// <summary>The wall clock at an instant.</summary>
    public DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone).DateTime;

    /// <summary>The instant of a wall-clock time.</summary>
    public DateTimeOffset Instant(DateTime local) =>
        new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), _zone.GetUtcOffset(local)).ToUniversalTime();

    // A nearer layer's word on a date counts before the layers below it.
    private static Dictionary<DateOnly, CalendarDay> Named(WorkCalendar[] layers)
    {
        var named = new Dictionary<DateOnly, CalendarDay>();
        foreach (var day in layers.SelectMany(l => l.Days))
        {
            named.TryAdd(day.Date, day);
        }

        return named;
    }

    private void Lay(WorkCalendar calendar, List<DayPlan> plans)
    {
        var worked = new bool[7];
        foreach (var weekday in calendar.Weekdays)
        {
            worked[weekday % 7] = true;
        }

        var weekdayOfFirst = (int)FirstDay.DayOfWeek;
        for (var i = 0; i < _count; i++)
        {
            _plan[i] = worked[(weekdayOfFirst + i) % 7] ? (byte)1 : (byte)0;
        }

        foreach (var (date, day) in _named)
        {
            if (date >= FirstDay && date <= LastDay)
            {
                _plan[Index(date)] = PlanOf(day, plans);
            }
        }

        for (var i = 0; i < _count; i++)
        {
            var total = plans[_plan[i]].Total;
            _before[i + 1] = _before[i] + total;
            _daysBefore[i + 1] = _daysBefore[i] + (total > 0 ? 1 : 0);
        }
    }

    private static byte PlanOf(CalendarDay day, List<DayPlan> plans)
    {
        if (!day.Working)
        {
            return 0;
        }

        if (day.Windows is not { Count: > 0 })
        {
            return 1;
        }

        var plan = new DayPlan(day.Windows);
        var known = plans.FindIndex(p => p.Windows.SequenceEqual(plan.Windows));
        if (known < 0)
        {
            known = plans.Count;
            plans.Add(plan);
        }

        return checked((byte)known);
    }

    private static int Index(DateOnly day)
    {
        var index = day.DayNumber - FirstDay.DayNumber;
        return index >= 0 && index < _count ? index : throw new CalendarRangeException();
    }

    /// <summary>The first index whose value is at least <paramref name="value"/>.</summary>
    private static int LowerBound<T>(T[] values, T value)
        where T : IComparable<T>
    {
        int low = 0, high = values.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (values[middle].CompareTo(value) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

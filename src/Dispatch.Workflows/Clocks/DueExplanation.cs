using System.Globalization;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Clocks;

/// <summary>Says in words how a due time came about: the rule, the calendar's version, the windows used, the days skipped, the pauses.</summary>
public static class DueExplanation
{
    private const int DaysShown = 6;
    private static readonly string[] _weekdaysZh = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    /// <summary>The lines, in the order of counting.</summary>
    public static IReadOnlyList<ExplanationLine> Of(Limit limit, DateTimeOffset start, IReadOnlyList<Interval> pauses, CalendarBook calendars)
    {
        var count = Count.Of(limit, start, calendars);
        var due = count.Due(pauses);
        var lines = new List<ExplanationLine> { Rule(limit, count), Start(limit, start, count) };
        AddUsed(limit, lines);
        AddScale(limit, lines);
        var union = Pauses.Union(pauses, count.From, due);
        foreach (var pause in union)
        {
            lines.Add(Pause(pause, count));
        }

        if (count.Working is { } working)
        {
            AddWindows(count, union, due, working, lines);
            AddSkipped(count.From, due, working, lines);
        }

        lines.Add(new($"到期:{Zh(due, count.Zone)}。", $"Due: {En(due, count.Zone)}."));
        AddProvisional(due, count, lines);
        return lines;
    }

    private static ExplanationLine Rule(Limit limit, Count count)
    {
        var amount = limit.Amount.ToString("0.####", CultureInfo.InvariantCulture);
        var policy = limit.PolicyId;
        var calendar = count.Working is { } w ? ($",日历 {w.Calendar.Name}({w.Label})", $", calendar {w.Calendar.NameEn} ({w.Label})") : ("", "");
        return new(
            $"时限:{amount} {UnitZh(limit.Unit)}{(policy is null ? "" : $",规则 {policy}")}{calendar.Item1}。",
            $"Limit: {amount} {UnitEn(limit.Unit)}{(policy is null ? "" : $", rule {policy}")}{calendar.Item2}.");
    }

    private static ExplanationLine Start(Limit limit, DateTimeOffset start, Count count) => limit switch
    {
        { Scale: not 1 } or { Counting: CountFrom.Instant, Unit: not LimitUnit.WorkDays } => new(
            $"起算:{Zh(start, count.Zone)},自该时刻起计。", $"Counted from {En(start, count.Zone)}, from that instant."),
        { Counting: CountFrom.Instant } => new(
            $"收到:{Zh(start, count.Zone)},当日为工作日的计为第一日。", $"Received {En(start, count.Zone)}; that day is the first when it is a working day."),
        _ => new($"收到:{Zh(start, count.Zone)},当日不计,次日起算。", $"Received {En(start, count.Zone)}; that day does not count, the next is the first."),
    };

    private static void AddUsed(Limit limit, List<ExplanationLine> lines)
    {
        if (limit.Used > TimeSpan.Zero)
        {
            lines.Add(new($"累计计时:本单位此前办理同一环节已用 {LengthZh(limit.Used.Ticks)},从时限中扣除。", $"Accumulated: earlier visits of the unit to this step used {LengthEn(limit.Used.Ticks)} of it."));
        }
    }

    private static void AddScale(Limit limit, List<ExplanationLine> lines)
    {
        if (limit.Scale != 1)
        {
            var scale = limit.Scale.ToString("0.#########", CultureInfo.InvariantCulture);
            lines.Add(new($"演示设置:时限乘以 {scale},按自然时间计。", $"For demonstration the limit is multiplied by {scale} and counted in natural time."));
        }
    }

    private static ExplanationLine Pause(Interval pause, Count count)
    {
        var ticks = count.Face.Position(pause.To!.Value) - count.Face.Position(pause.From);
        var counted = count.Working is null ? ("", "") : ("工作时间 ", "working time ");
        return new(
            $"暂停:{Zh(pause.From, count.Zone)} 至 {Zh(pause.To.Value, count.Zone)},不计{counted.Item1}{LengthZh(ticks)}。",
            $"Paused {En(pause.From, count.Zone)} to {En(pause.To.Value, count.Zone)}: {counted.Item2}{LengthEn(ticks)} not counted.");
    }

    // The first days one by one, what is between as a sum, the last day again.
    private static void AddWindows(Count count, IReadOnlyList<Interval> pauses, DateTimeOffset due, WorkingTime working, List<ExplanationLine> lines)
    {
        var first = DateOnly.FromDateTime(working.Local(count.From));
        var last = DateOnly.FromDateTime(working.Local(due.AddTicks(-1)));
        var days = working.WorkingDays(first, last);
        for (var n = 1; n <= days; n++)
        {
            if (n == DaysShown && days > DaysShown + 1)
            {
                lines.Add(Between(count, pauses, working, first, n, days));
                n = days;
            }

            AddDay(count, pauses, due, working, working.NthWorkingDay(first, n), n, lines);
        }
    }

    private static ExplanationLine Between(Count count, IReadOnlyList<Interval> pauses, WorkingTime working, DateOnly first, int from, int to)
    {
        var begin = Midnight(working, working.NthWorkingDay(first, from));
        var end = Midnight(working, working.NthWorkingDay(first, to));
        var ticks = count.Face.Elapsed(begin, end, pauses);
        return new(
            $"第 {from} 至第 {to - 1} 个工作日:共计 {LengthZh(ticks)}。",
            $"Working days {from} to {to - 1}: {LengthEn(ticks)} together.");
    }

    private static void AddDay(Count count, IReadOnlyList<Interval> pauses, DateTimeOffset due, WorkingTime working, DateOnly day, int n, List<ExplanationLine> lines)
    {
        var begin = Later(Midnight(working, day), count.From);
        var end = Midnight(working, day.AddDays(1));
        var ticks = count.Face.Elapsed(begin, end < due ? end : due, pauses);
        if (ticks == 0)
        {
            return;
        }

        var windows = string.Join("、", working.WindowsOf(day).Select(w => $"{Clock(w.From)}–{Clock(w.To)}"));
        var special = working.Special(day) is { Working: true } s ? ($",{s.Name ?? ""}调休上班", ", make-up day") : ("", "");
        var date = $"{day:yyyy-MM-dd} {_weekdaysZh[(int)day.DayOfWeek]}";
        lines.Add(new(
            $"第 {n} 个工作日 {date}({windows}{special.Item1}):计 {LengthZh(ticks)}。",
            $"Working day {n}, {day:yyyy-MM-dd} {day.DayOfWeek} ({windows.Replace("、", ", ", StringComparison.Ordinal)}{special.Item2}): {LengthEn(ticks)}."));
    }

    private static void AddSkipped(DateTimeOffset from, DateTimeOffset due, WorkingTime working, List<ExplanationLine> lines)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var (first, last) = (DateOnly.FromDateTime(working.Local(from)), DateOnly.FromDateTime(working.Local(due)));
        var total = 0;
        for (var day = first; day <= last && total < 400; day = day.AddDays(1))
        {
            if (!working.IsWorkingDay(day))
            {
                var name = working.Special(day)?.Name ?? "休息日";
                names[name] = names.GetValueOrDefault(name) + 1;
                total++;
            }
        }

        if (total is > 0 and < 400)
        {
            lines.Add(new(
                $"跳过非工作日 {total} 天:{string.Join("、", names.Select(n => $"{n.Key} {n.Value} 天"))}。",
                $"{total} days off skipped: {string.Join(", ", names.Select(n => $"{(n.Key == "休息日" ? "weekend" : n.Key)} {n.Value}"))}."));
        }
    }

    private static void AddProvisional(DateTimeOffset due, Count count, List<ExplanationLine> lines)
    {
        if (count.Working is { AnnouncedUntil: { } until } working && DateOnly.FromDateTime(working.Local(due)) > until)
        {
            lines.Add(new(
                $"暂定:{until:yyyy-MM-dd} 之后的节假日安排尚未公布,公布后重新计算。",
                $"Provisional: the holidays after {until:yyyy-MM-dd} are not announced yet; it is computed again when they are."));
        }
    }

    private static DateTimeOffset Midnight(WorkingTime working, DateOnly day) => working.Instant(day.ToDateTime(TimeOnly.MinValue));

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static string Clock(TimeSpan time) => time.TotalHours >= 24 ? "24:00" : time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private static string Zh(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return $"{local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}({_weekdaysZh[(int)local.DayOfWeek]})";
    }

    private static string En(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string LengthZh(long ticks)
    {
        var time = TimeSpan.FromTicks(ticks);
        var hours = (long)time.TotalHours;
        var text = (hours > 0 ? $"{hours} 小时" : "") + (time.Minutes > 0 ? $"{(hours > 0 ? " " : "")}{time.Minutes} 分" : "");
        return text.Length > 0 && time.Seconds == 0 ? text : $"{text}{(text.Length > 0 ? " " : "")}{time.Seconds} 秒";
    }

    private static string LengthEn(long ticks)
    {
        var time = TimeSpan.FromTicks(ticks);
        var hours = (long)time.TotalHours;
        var text = (hours > 0 ? $"{hours} h" : "") + (time.Minutes > 0 ? $"{(hours > 0 ? " " : "")}{time.Minutes} min" : "");
        return text.Length > 0 && time.Seconds == 0 ? text : $"{text}{(text.Length > 0 ? " " : "")}{time.Seconds} s";
    }

    private static string UnitZh(LimitUnit unit) => unit switch
    {
        LimitUnit.Minutes => "分钟",
        LimitUnit.Hours => "小时",
        LimitUnit.Days => "日(自然日)",
        LimitUnit.WorkMinutes => "分钟(工作时间)",
        LimitUnit.WorkHours => "小时(工作时间)",
        _ => "个工作日",
    };

    private static string UnitEn(LimitUnit unit) => unit switch
    {
        LimitUnit.Minutes => "minutes",
        LimitUnit.Hours => "hours",
        LimitUnit.Days => "calendar days",
        LimitUnit.WorkMinutes => "working minutes",
        LimitUnit.WorkHours => "working hours",
        _ => "working days",
    };
}

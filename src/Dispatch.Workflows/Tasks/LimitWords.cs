using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>Says why a task is due when it is.</summary>
internal static class LimitWords
{
    public static IReadOnlyList<string> Explain(Limit limit, DateTimeOffset start, IReadOnlyList<Interval> pauses, TicketWork work)
    {
        var lines = new List<string>
        {
            $"规则 {limit.PolicyId ?? "—"}:{limit.Amount:0.##} {Chinese(limit.Unit)}。Rule {limit.PolicyId ?? "-"}: {limit.Amount:0.##} {limit.Unit}.",
            $"自 {work.Time.Local(start):yyyy-MM-dd HH:mm:ss} 起算{(limit.Counting == CountFrom.NextDay ? "(次日起计)" : "")}。Counted from {work.Time.Local(start):yyyy-MM-dd HH:mm:ss}{(limit.Counting == CountFrom.NextDay ? ", beginning with the next day" : "")}.",
        };
        if (limit.IsWorking)
        {
            lines.Add($"工作日历 {limit.CalendarCode}。Calendar {limit.CalendarCode}.");
        }

        lines.AddRange(pauses.Select(p => $"暂停 {work.Time.Local(p.From):yyyy-MM-dd HH:mm} 至 {(p.To is { } to ? work.Time.Local(to).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "今")}。Paused for that time."));
        return lines;
    }

    private static string Chinese(LimitUnit unit) => unit switch
    {
        LimitUnit.Minutes => "分钟",
        LimitUnit.Hours => "小时",
        LimitUnit.Days => "天",
        LimitUnit.WorkMinutes => "工作分钟",
        LimitUnit.WorkHours => "工作小时",
        _ => "个工作日",
    };
}

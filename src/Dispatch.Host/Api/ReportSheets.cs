using Dispatch.Workflows.Reports;

namespace Dispatch.Host.Api;

/// <summary>The reports as tables.</summary>
internal static class ReportSheets
{
    private static readonly string[] _key = ["编号 Key", "名称 Name"];

    public static ReportSheet Of(SlaReport report) => new(
        [
            .. _key, "受理 Received", "办结 Closed", "在办 Open", "按时 On time", "超期 Late", "签收中位 Sign-in median (min)", "签收P90 Sign-in p90 (min)", "到场中位 Arrival median (min)",
            "到场P90 Arrival p90 (min)", "反馈中位 Report median (min)", "反馈P90 Report p90 (min)", .. RateHeadings("响应率 Response"), .. RateHeadings("解决率 Resolution"), .. RateHeadings("满意率 Satisfaction"),
            "吹哨 Whistled", "退单 Returns", "重办 Redone", "工单 Tickets",
        ],
        [.. report.Groups.Append(report.Total).Select(Row)],
        report.Definitions);

    public static ReportSheet Of(RatesReport report) => new(
        [.. _key, "受理 Received", .. RateHeadings("响应率 Response"), .. RateHeadings("解决率 Resolution"), .. RateHeadings("满意率 Satisfaction"), "工单 Tickets"],
        [.. report.Groups.Select(g => (IReadOnlyList<object?>)[g.Key, g.Name, g.Received, .. Cells(g.Rates.Response), .. Cells(g.Rates.Resolution), .. Cells(g.Rates.Satisfaction), g.Tickets])],
        report.Definitions);

    public static ReportSheet Of(FlowReport report) => new(
        [
            .. _key, "受理 Received", "吹哨 Whistled", "吹哨率 Whistle rate", "下限 Low limit", "上限 High limit", "信号 Signal", "退单件数 Returned", "退单次数 Returns", "退单率 Return rate",
            "多次退单 Returned twice", "往返 Ping-pong", "重办 Redone", "三次重办 Redone thrice", "重办率 Redo rate", "平均转手 Hand-overs", "上期吹哨率 Whistle rate before", "上期退单率 Return rate before",
            "上期重办率 Redo rate before", "工单 Tickets",
        ],
        [.. report.Groups.Append(report.Total).Select(Row)],
        report.Definitions);

    public static ReportSheet Of(Ranking ranking) => new(
        [.. _key, "档 Band", "得分 Score", .. RateHeadings("率 Rate"), "样本少 Small", "上期率 Rate before", "工单 Tickets"],
        [.. ranking.Groups.Select(g => (IReadOnlyList<object?>)[g.Key, g.Name, g.Band, g.Score, .. Cells(g.Rate), g.Small ? "是 yes" : "", g.Before?.Value, g.Tickets])],
        ranking.Definitions);

    public static ReportSheet Of(Backlog backlog) => new(
        [.. _key, "在办 Open", "超期 Overdue", "评价中 Evaluating", .. backlog.Groups.Take(1).SelectMany(g => g.Ages).Select(a => $"{a.Days} 天 days"), "上期在办 Open before", "上期超期 Overdue before", "上期评价中 Evaluating before", "工单 Tickets"],
        [.. backlog.Groups.Select(g => (IReadOnlyList<object?>)[g.Key, g.Name, g.Open, g.Overdue, g.Evaluating, .. g.Ages.Select(a => (object?)a.Open), g.Before.Open, g.Before.Overdue, g.Before.Evaluating, g.Tickets])],
        ReportDefinitions.Current);

    public static ReportSheet Of(Heat heat) => new(
        ["编号 Key", "类别 Category", "受理 Received", "上期 Before"],
        [.. heat.Cells.Select(c => (IReadOnlyList<object?>)[c.Key, c.CategoryCode, c.Received, c.Before])],
        ReportDefinitions.Current);

    public static ReportSheet Of(Trend trend) => new(
        ["日期 Day", "受理 Received", "逾期 Late"],
        [.. trend.Days.Select(d => (IReadOnlyList<object?>)[d.Day, d.Received, d.Late])],
        trend.Definitions);

    private static IReadOnlyList<object?> Row(FlowGroup g) =>
    [
        g.Key, g.Name, g.Received, g.Flow.Whistled, g.Flow.WhistleRate, g.WhistleControl?.Low, g.WhistleControl?.High, g.WhistleControl?.Signal, g.Flow.Returned, g.Flow.Returns, g.Flow.ReturnRate,
        g.Flow.ReturnedTwice, g.Flow.PingPong, g.Flow.Redone, g.Flow.RedoneThrice, g.Flow.RedoRate, g.Flow.HandOvers, g.Before?.WhistleRate, g.Before?.ReturnRate, g.Before?.RedoRate, g.Tickets,
    ];

    private static IReadOnlyList<object?> Row(SlaGroup g) =>
    [
        g.Key, g.Name, g.Received, g.Closed, g.Open, g.OnTime, g.Late, g.SignIn.Median, g.SignIn.P90, g.Arrival.Median, g.Arrival.P90, g.Report.Median, g.Report.P90,
        .. Cells(g.Rates.Response), .. Cells(g.Rates.Resolution), .. Cells(g.Rates.Satisfaction), g.Flow.Whistled, g.Flow.Returns, g.Flow.Redone, g.Tickets,
    ];

    private static string[] RateHeadings(string name) => [name, $"{name} 分子 numerator", $"{name} 分母 denominator", $"{name} 不计 excluded"];

    private static object?[] Cells(Rate rate) => [rate.Value, rate.Numerator, rate.Denominator, rate.Excluded];
}

using System.Diagnostics;
using System.Globalization;

namespace Dispatch.Benchmarks.Reports;

/// <summary>
/// What is asked of the reports, and how long each answer took from the request to its last byte; beside it the processor time of host and client together for one answer, which
/// other programs on the machine don't change.
/// </summary>
internal sealed class ReportQuestions(HttpClient client, CityModel city, Random random)
{
    private static readonly DateTimeOffset _month = new(2026, 9, 30, 16, 0, 0, TimeSpan.Zero);

    public async Task AskAllAsync()
    {
        await AskAsync("warm", 20, Community);
        Console.WriteLine("\n| question | times | p50 ms | p95 ms | slowest ms | processor ms | answer KB |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        await AskAsync("a community's month (weighted by size), with the month before", 200, Community);
        await AskAsync("a community's last 30 days, three rates", 100, () => $"rates?unitId={AnyCommunity()}");
        await AskAsync("a street's month by community", 50, () => $"sla?unitId={CityModel.StreetId(random.Next(CityModel.Streets))}&{Month()}&groupBy=community");
        await AskAsync("a district's month by street", 20, () => $"sla?unitId={District()}&{Month()}&groupBy=street");
        await AskAsync("a district's month by community", 20, () => $"sla?unitId={District()}&{Month()}&groupBy=community");
        await AskAsync("a department's month", 20, () => $"sla?unitId={CityModel.DepartmentId(random.Next(CityModel.Departments))}&{Month()}&groupBy=department");
        await AskAsync("whole city, a month by street", 10, () => $"sla?{Month()}&groupBy=street");
        await AskAsync("whole city, a month by category", 10, () => $"sla?{Month()}&groupBy=category");
        await AskAsync("whole city, a month by department", 10, () => $"sla?{Month()}&groupBy=department");
        await AskAsync("whole city, a month by community (6,860 groups)", 5, () => $"sla?{Month()}&groupBy=community");
        await AskAsync("whole city, the last 30 days by street", 10, () => "sla?groupBy=street");
        await AskAsync("whole city, the last 30 days by community", 3, () => "sla?groupBy=community");
        await AskAsync("whole city, ranking of streets, a month", 10, () => $"ranking?{Month()}&groupBy=street");
        await AskAsync("whole city, flow by street, a month", 10, () => $"flow?{Month()}&groupBy=street");
        await AskAsync("whole city, heat street by category, a month", 5, () => $"heat?{Month()}&groupBy=street");
        await AskAsync("whole city, backlog by street", 5, () => "backlog?groupBy=street");
        await AskAsync("a community's backlog", 50, () => $"backlog?unitId={AnyCommunity()}");
        await AskAsync("whole city, a year by street", 5, () => $"sla?{Year()}&groupBy=street");
        await AskAsync("whole city, a year by category", 5, () => $"sla?{Year()}&groupBy=category");
        await AskAsync("whole city, a year by community, cut within days and months", 3, () => $"sla?{Year()}&groupBy=community");
        await AskAsync("whole city, a year by day, the same", 5, () => $"trend?{Year()}");
        await AskAsync("whole city, a year's heat, street by category, the same", 2, () => $"heat?{Year()}&groupBy=street");
        await AskAsync("a district's year of heat, community by category, the same", 3, () => $"heat?unitId={District()}&{Year()}&groupBy=community");
        await AskAsync("the largest department's year by street, the same", 3, () => $"sla?unitId={CityModel.DepartmentId(0)}&{Year()}&groupBy=street");
        await AskAsync("a street's year by category, the same", 3, () => $"sla?unitId={CityModel.StreetId(random.Next(CityModel.Streets))}&{Year()}&groupBy=category");
        await ExportAsync(10_000);
        await ExportAsync(100_000);
        await ExportAsync(100_000, "xlsx");
    }

    private string Community() => $"sla?unitId={AnyCommunity()}&{Month()}";

    private string AnyCommunity() => CityModel.CommunityId(city.Community(random));

    private string District() => CityModel.DistrictId(random.Next(CityModel.Districts));

    private static string Month() => $"from={Text(_month)}&to={Text(_month.AddDays(31))}";

    // Cut within days and months at both ends.
    private static string Year() => $"from={Text(_month.AddYears(-1).AddDays(10).AddHours(7))}&to={Text(_month.AddDays(10).AddHours(7))}";

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private async Task AskAsync(string name, int times, Func<string> address)
    {
        var (figures, bytes, processor) = (new Figures(), 0L, Environment.CpuUsage.TotalTime);
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            bytes = (await client.GetByteArrayAsync(new Uri("/api/v1/reports/" + address(), UriKind.Relative))).Length;
            figures.Add(watch.Elapsed.TotalMilliseconds);
        }

        if (name != "warm")
        {
            Console.WriteLine(FormattableString.Invariant($"| {name} | {times} | {figures.Percentile(0.5):N0} | {figures.Percentile(0.95):N0} | {figures.Percentile(1):N0} | {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times:N0} | {bytes / 1024.0:N0} |"));
        }
    }

    // Memory is that of the whole process, host and client, above what it was before; the client keeps nothing.
    private async Task ExportAsync(int rows, string format = "csv")
    {
        var days = rows / (double)CityTickets.PerDay;
        var before = Settled();
        var peak = before;
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri($"/api/v1/reports/tickets?from={Text(_month)}&to={Text(_month.AddDays(days))}&format={format}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        long bytes = 0, lines = 0;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            bytes += read;
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            peak = Math.Max(peak, Environment.WorkingSet);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"| export of {rows:N0} rows as {format}{(format == "csv" ? $" ({lines - 1:N0} lines)" : "")} | 1 | {watch.ElapsedMilliseconds:N0} | | | {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds:N0} | {bytes / 1024.0:N0} | memory +{(peak - before) / 1e6:N0} MB"));
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet;
    }
}

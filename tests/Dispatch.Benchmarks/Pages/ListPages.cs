using System.Diagnostics;
using Dispatch.Benchmarks.Http;
using Dispatch.Benchmarks.Large;

namespace Dispatch.Benchmarks.Pages;

/// <summary>The pages with lists, over files of different sizes: what a click takes must not grow with the years behind it. A stylesheet of the same host stands beside as what wire and server take alone.</summary>
internal static class ListPages
{
    private const int Times = 9;

    private static readonly (string Name, string Key, string Path)[] _pages =
    [
        ("static file (raw)", "demo-district", "/assets/app.css"),
        ("inbox, community", "demo-community-sunshine", "/inbox"),
        ("inbox, department", "demo-dept-water", "/inbox"),
        ("inbox below, district", "demo-district", "/inbox?scope=below"),
        ("tickets, newest, district", "demo-district", "/tickets"),
        ("tickets, newest, department", "demo-dept-water", "/tickets"),
        ("tickets by due", "demo-district", "/tickets?sort=due"),
        ("tickets by due, last first", "demo-district", "/tickets?sort=-due"),
        ("tickets by title", "demo-district", "/tickets?sort=title"),
        ("tickets by place", "demo-district", "/tickets?sort=place"),
        ("tickets by status", "demo-district", "/tickets?sort=status"),
        ("tickets by holder", "demo-district", "/tickets?sort=holder"),
        ("tickets by title, department", "demo-dept-water", "/tickets?sort=title"),
        ("open tickets by due", "demo-district", "/tickets?state=open&sort=due"),
        ("open late tickets by due", "demo-district", "/tickets?state=open&overdue=true&sort=due"),
        ("whistled tickets by due", "demo-district", "/tickets?state=whistled&sort=due"),
        ("advice", "demo-district", "/tickets?advice=true"),
        ("search, nothing found", "demo-district", "/tickets?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA"),
        ("search, nothing found, department", "demo-dept-water", "/tickets?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA"),
        ("one status that none has", "demo-district", "/tickets?status=Withdrawn"),
        ("one category that none has", "demo-district", "/tickets?categoryCode=noise.shop"),
        ("evaluations, department", "demo-dept-water", "/evaluations"),
        ("evaluations, community", "demo-community-sunshine", "/evaluations?ours=true"),
        ("dashboard, district", "demo-district", "/reports"),
        ("late tickets of the dashboard", "demo-district", "/reports/tickets?figure=late"),
        ("audit", "demo-admin", "/admin/audit"),
        ("keys and webhooks", "demo-dept-water", "/keys"),
        ("public figures", "demo-district", "/public"),
    ];

    public static async Task RunAsync(string[] options)
    {
        var arguments = new Arguments(options);
        var taken = new List<double[]>();
        var heads = new List<string>();
        foreach (var (closed, open) in arguments.Closed.Zip(arguments.Open))
        {
            var folder = Path.Combine(arguments.Folder, FormattableString.Invariant($"dispatch-lists-{closed}-{open}"));
            if (!Directory.Exists(folder))
            {
                await LargeDatabase.FillAsync(folder, closed, open);
            }

            await using var host = await HostChild.StartAsync(folder);
            taken.Add(await MeasureAsync(host));
            heads.Add(FormattableString.Invariant($"{closed:N0} closed, {open:N0} open"));
        }

        Console.WriteLine(FormattableString.Invariant($"median of {Times} in milliseconds, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
        Console.WriteLine($"| page | {string.Join(" | ", heads)} | last by first |");
        Console.WriteLine($"| --- | {string.Join(" | ", heads.Select(_ => "---:"))} | ---: |");
        for (var i = 0; i < _pages.Length; i++)
        {
            Console.WriteLine(FormattableString.Invariant($"| {_pages[i].Name} | {string.Join(" | ", taken.Select(t => t[i].ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)))} | {taken[^1][i] / taken[0][i]:0.0} |"));
        }
    }

    private static async Task<double[]> MeasureAsync(HostChild host)
    {
        var medians = new List<double>();
        foreach (var (_, key, path) in _pages)
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.Port}"), Timeout = TimeSpan.FromMinutes(5) };
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
            var figures = new Figures();
            for (var i = -2; i < Times; i++)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(path);
                await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                if (i >= 0)
                {
                    figures.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }

            medians.Add(figures.Percentile(0.5));
        }

        return [.. medians];
    }
}

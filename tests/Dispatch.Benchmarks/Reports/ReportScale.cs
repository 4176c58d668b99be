using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Dispatch.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Benchmarks.Reports;

/// <summary>
/// Reports over an invented city of 1, 3 and 10 million tickets, asked of a whole host over HTTP. The file grows backwards: each step adds older days.
/// <c>reports [--data DIR] [--measure-only] [millions …]</c>; with <c>--data</c> the file stays and is gone on with.
/// </summary>
internal static class ReportScale
{
    private const int Seed = 20_261_127;

    public static async Task RunAsync(string[] args)
    {
        var kept = args.SkipWhile(a => a != "--data").Skip(1).FirstOrDefault();
        var steps = args.Where(a => a.Length > 0 && char.IsAsciiDigit(a[0])).Select(a => double.Parse(a, CultureInfo.InvariantCulture)).ToArray();
        var folder = kept ?? Directory.CreateTempSubdirectory("dispatch-reports-").FullName;
        try
        {
            if (args.Contains("--measure-only"))
            {
                await MeasureAsync(folder, new CityModel(new Random(Seed)), new Random(Seed));
                return;
            }

            await GrowAsync(folder, steps.Length == 0 ? [1, 3, 10] : steps);
        }
        finally
        {
            if (kept is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task GrowAsync(string folder, double[] millions)
    {
        await (await StartAsync(folder)).DisposeAsync();
        var random = new Random(Seed);
        var (city, now) = (new CityModel(random), DateTimeOffset.UtcNow);
        var end = new DateTimeOffset(now.UtcDateTime.Date.AddHours(-8), TimeSpan.Zero);
        var tickets = new CityTickets(city, random, now);
        var there = 0;
        foreach (var step in millions)
        {
            var watch = Stopwatch.StartNew();
            using (var connection = CityFile.Open(Path.Combine(folder, "dispatch.db")))
            {
                if (there == 0)
                {
                    CityFile.AddUnits(connection);
                }

                CityFile.WithoutIndexes(connection, () => tickets.Add(connection, (int)(step * 1_000_000) - there, end.AddDays(-Math.Ceiling(there / (double)CityTickets.PerDay))));
                CityFile.Run(connection, "DELETE FROM report_counters; DELETE FROM report_community_days");
            }

            there = (int)(step * 1_000_000);
            Console.WriteLine(FormattableString.Invariant($"\n{there:N0} tickets, made in {watch.Elapsed.TotalSeconds:N0} s"));
            await MeasureAsync(folder, city, random);
        }
    }

    private static async Task MeasureAsync(string folder, CityModel city, Random random)
    {
        var watch = Stopwatch.StartNew();
        await using var host = await StartAsync(folder);
        Console.WriteLine(FormattableString.Invariant($"host started (and counters made, when there were none) in {watch.Elapsed.TotalSeconds:N1} s; file {new FileInfo(Path.Combine(folder, "dispatch.db")).Length / 1e9:N2} GB"));
        await new ReportQuestions(Client(host), city, random).AskAllAsync();
    }

    private static Task<WebApplication> StartAsync(string folder) =>
        DispatchHost.StartAsync(["--data", folder, "--urls", "http://127.0.0.1:0", "--environment", "Development", "--Logging:LogLevel:Default=Warning"]);

    private static HttpClient Client(WebApplication host)
    {
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Add("X-Api-Key", "demo-admin");
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Benchmarks.Reports;

/// <summary>
/// A day off that is announced while many clocks run, as on 27 January 2020: how long the trial takes, the publication, and until every due time has moved.
/// <c>calendar [open tickets]</c>.
/// </summary>
internal static class CalendarScale
{
    public static async Task RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var folder = Directory.CreateTempSubdirectory("dispatch-calendar-").FullName;
        try
        {
            await FileOneAsync(folder);
            using (var connection = CityFile.Open(Path.Combine(folder, "dispatch.db")))
            {
                Copy(connection, "tickets", count, ("id", "'z' || printf('%09d', n)"), ("number", "'Z' || n"), ("tracking_code", "'Z' || n"), ("external_ref", "NULL"), ("workflow_instance_id", "'w' || n"));
                Copy(connection, "tasks", count, ("id", "'z' || printf('%09d', n)"), ("ticket_id", "'z' || printf('%09d', n)"), ("ticket_number", "'Z' || n"), ("workflow_instance_id", "'w' || n"), ("bookmark_id", "NULL"), ("group_id", "NULL"));
            }

            await using var host = await StartAsync(folder);
            await MeasureAsync(Client(host), count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(HttpClient client, int count)
    {
        var calendar = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/calendars/cn-office", UriKind.Relative));
        var tomorrow = DateTime.UtcNow.AddHours(8).Date.AddDays(1);
        while (tomorrow.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            tomorrow = tomorrow.AddDays(1);
        }

        var draft = new
        {
            code = "cn-office",
            name = calendar.GetProperty("name").GetString(),
            baseCode = "cn-public",
            windows = calendar.GetProperty("windows"),
            days = new[] { new { date = tomorrow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), working = false, name = "临时放假" } },
        };
        var watch = Stopwatch.StartNew();
        var tried = await PutAsync(client, "?dryRun=true", draft);
        Console.WriteLine(FormattableString.Invariant($"{count:N0} open tickets; the trial says {tried.GetProperty("moves").GetProperty("tasks").GetInt32():N0} tasks and {tried.GetProperty("moves").GetProperty("cases").GetInt32():N0} cases move: {watch.Elapsed.TotalSeconds:N2} s"));
        using (var idle = new CancellationTokenSource(TimeSpan.FromSeconds(15)))
        {
            Say("before, with nothing else to do,", await FileMeanwhileAsync(client, idle.Token));
        }

        using var stop = new CancellationTokenSource();
        var probe = Task.Run(() => FileMeanwhileAsync(client, stop.Token));
        watch.Restart();
        var published = await PutAsync(client, "", draft);
        Console.WriteLine(FormattableString.Invariant($"published in {watch.Elapsed.TotalSeconds:N2} s"));
        var address = new Uri(published.GetProperty("movesAt").GetString() + "&limit=200", UriKind.Relative);
        var (moved, cursor) = (0, (string?)null);
        while (moved < tried.GetProperty("moves").GetProperty("tasks").GetInt32() + tried.GetProperty("moves").GetProperty("cases").GetInt32())
        {
            var page = await client.GetFromJsonAsync<JsonElement>(cursor is null ? address : new Uri($"{address}&cursor={cursor}", UriKind.Relative));
            if (page.GetProperty("nextCursor").GetString() is { } next)
            {
                moved += page.GetProperty("items").GetArrayLength();
                cursor = next;
            }
            else if (page.GetProperty("items").GetArrayLength() is var rest && moved + rest >= tried.GetProperty("moves").GetProperty("tasks").GetInt32() + tried.GetProperty("moves").GetProperty("cases").GetInt32())
            {
                moved += rest;
            }
            else
            {
                await Task.Delay(100);
            }
        }

        await stop.CancelAsync();
        Say("meanwhile", await probe);
        Console.WriteLine(FormattableString.Invariant($"all {moved:N0} due times moved, each on record, {watch.Elapsed.TotalSeconds:N1} s after the publication began: {moved / watch.Elapsed.TotalSeconds:N0} per second"));
    }

    private static void Say(string when, Figures filed) =>
        Console.WriteLine(FormattableString.Invariant($"{when} {filed.Count:N0} complaints were filed, p50 {filed.Percentile(0.5):N0}, p99 {filed.Percentile(0.99):N0}, slowest {filed.Percentile(1):N0} ms"));

    // Others work on while the calendar is published and the clocks are counted anew.
    private static async Task<Figures> FileMeanwhileAsync(HttpClient admin, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = admin.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Api-Key", "demo-community-sunshine");
        var figures = new Figures();
        while (!stop.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/tickets", UriKind.Relative), new { channel = "station", title = "路灯不亮", categoryCode = "noise.neighbour", communityId = "community-sunshine" }, CancellationToken.None);
            answer.EnsureSuccessStatusCode();
            figures.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(50, CancellationToken.None);
        }

        return figures;
    }

    private static async Task<JsonElement> PutAsync(HttpClient client, string query, object draft)
    {
        using var answer = await client.PutAsJsonAsync(new Uri("/api/v1/calendars/cn-office" + query, UriKind.Relative), draft);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    private static async Task FileOneAsync(string folder)
    {
        await using var host = await StartAsync(folder);
        var ticket = new { channel = "station", title = "楼上噪声", categoryCode = "noise.neighbour", communityId = "community-sunshine", externalRef = "template" };
        using var client = Client(host, "demo-community-sunshine");
        using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/tickets", UriKind.Relative), ticket);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
    }

    // Copies of the one ticket and its open task, each with an identity of its own.
    private static void Copy(SqliteConnection connection, string table, int count, params (string Column, string Sql)[] own)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        var columns = new List<string>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                columns.Add(reader.GetString(0));
            }
        }

        var values = columns.Select(column => own.FirstOrDefault(o => o.Column == column) is { Sql: { } sql } ? sql : $"t.\"{column}\"");
        CityFile.Run(
            connection,
            $"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})
            INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM numbers, (SELECT * FROM {table} LIMIT 1) t
            """);
    }

    private static Task<WebApplication> StartAsync(string folder) =>
        DispatchHost.StartAsync(["--data", folder, "--urls", "http://127.0.0.1:0", "--environment", "Development", "--Logging:LogLevel:Default=Warning"]);

    private static HttpClient Client(WebApplication host, string key = "demo-admin")
    {
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }
}

using System.Globalization;
using Dispatch.Campaign.Load;

namespace Dispatch.Campaign;

/// <summary>Kills a host over a database with many open tickets and timers, and measures from the next start to the first ready answer.</summary>
internal static class ReadyCampaign
{
    private const int Starts = 5;

    public static async Task<IReadOnlyList<string>> RunAsync(string folder, int tickets, int timers, int port)
    {
        var violations = new List<string>();
        await MeasureAsync(Path.Combine(folder, "empty"), 0, 0, port, violations);
        await MeasureAsync(Path.Combine(folder, "full"), tickets, timers, port, violations);
        return violations;
    }

    private static async Task MeasureAsync(string folder, int tickets, int timers, int port, List<string> violations)
    {
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        using (var host = await HostProcess.StartAsync(data, port, null, []))
        {
            using var api = new Api(host.Address);
            await Api.ExpectAsync(await api.FileAsync("original"));
            await host.KillAsync();
        }

        var (openTickets, pending) = Fill(Path.Combine(data, "dispatch.db"), tickets, timers);
        var times = new List<double>();
        for (var start = 1; start <= Starts; start++)
        {
            using var host = await HostProcess.StartAsync(data, port, null, []);
            times.Add(host.TimeToReady.TotalSeconds);

            // The kill falls into a write.
            using var api = new Api(host.Address);
            var filing = Task.WhenAll(Enumerable.Range(0, 16).Select(i => api.FileAsync($"campaign-ready-{start}-{i}")));
            await Task.Delay(30);
            await host.KillAsync();
            await filing.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{openTickets:N0} open tickets, {pending:N0} timers, file {new FileInfo(Path.Combine(data, "dispatch.db")).Length / 1048576:N0} MB: ready {times[0]:0.00} / {times[Starts / 2]:0.00} / {times[^1]:0.00} s after a kill (least, median, most of {Starts})"));
        if (openTickets < tickets || pending < timers)
        {
            violations.Add("the database was not filled as asked");
        }
    }

    /// <summary>Fills what a run before, in the same folder, has not filled.</summary>
    private static (long Tickets, long Timers) Fill(string database, int tickets, int timers)
    {
        using var copies = new Copies(database);
        if (tickets > copies.Count("SELECT COUNT(*) FROM tickets"))
        {
            var (from, to) = (DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(30));
            copies.Make(copies.Text("SELECT workflow_instance_id FROM tickets LIMIT 1"), tickets, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        }

        if (copies.Count("SELECT COUNT(*) FROM engine_timers") is var there && there < timers)
        {
            copies.AddFarTimers(timers - (int)there);
        }

        return (copies.Count("SELECT COUNT(*) FROM tickets WHERE closed_at IS NULL"), copies.Count("SELECT COUNT(*) FROM engine_timers"));
    }
}

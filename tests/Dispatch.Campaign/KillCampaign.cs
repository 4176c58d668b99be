using System.Diagnostics;
using Dispatch.Campaign;

namespace Dispatch.Campaign;

/// <summary>Starts a host, loads it, kills it at a random moment, and again; then checks what is left.</summary>
internal static class KillCampaign
{
    /// <summary>Sample limits shortened so that reminders, letters and supervision fall due within seconds.</summary>
    private static readonly string[] _short = ["--Dispatch:Sla:Scale", "0.0001", "--Dispatch:RequestsPerSecond", "1000000"];

    public static async Task<KillReport> RunAsync(string folder, int kills, int clients, int seed, string? fault, int minimum = 50, int maximum = 800)
    {
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        var logPath = Path.Combine(folder, "operations.ndjson");
        var random = new Random(seed);
        var acknowledged = 0;
        var readiness = new List<TimeSpan>();
        for (var kill = 1; kill <= kills; kill++)
        {
            using var log = new OperationLog(logPath);
            using var host = await HostProcess.StartAsync(data, 5600 + (kill % 300), fault, _short);
            readiness.Add(host.TimeToReady);
            using var stop = new CancellationTokenSource();
            var traffic = new Traffic(host.Address, log, seed + kill);
            var clientsDone = traffic.RunAsync(clients, stop.Token);
            await Task.Delay(random.Next(minimum, maximum));
            await host.KillAsync();
            await stop.CancelAsync();
            await clientsDone;
            acknowledged += traffic.Acknowledged;
            if (kill % 10 == 0)
            {
                Console.WriteLine($"{kill} kills, {acknowledged:N0} acknowledged");
            }
        }

        var violations = new Checker(Path.Combine(data, "dispatch.db"), OperationLog.Read(logPath)).Check();
        return new KillReport(kills, acknowledged, seed, readiness.Order().ElementAt(readiness.Count / 2), readiness.Max(), violations);
    }
}

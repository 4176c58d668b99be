using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dispatch.Campaign.Checks;
using Dispatch.Campaign.Load;
using Microsoft.Data.Sqlite;

namespace Dispatch.Campaign;

/// <summary>
/// Starts a host, loads it, kills it at a random moment, and again; every eighth is killed while it still starts. At the end, and now and then before, the host is
/// let come to rest, and what it left is checked.
/// </summary>
internal sealed class KillCampaign(string folder, KillPlan plan)
{
    private readonly string[] _short = ["--Dispatch:Sla:Scale", plan.Scale, "--Dispatch:RequestsPerSecond", "1000000"];

    private readonly string _data = Path.Combine(folder, "data");

    /// <summary>How long the host may take to catch up: a subscriber that refused an event hears it again after the pauses between attempts. With a fault planted some never arrive.</summary>
    private readonly TimeSpan _patience = TimeSpan.FromMinutes(plan.Fault is null ? 3 : 1);

    private readonly string _log = Path.Combine(folder, "operations.ndjson");
    private readonly Random _random = new(plan.Seed);
    private readonly List<TimeSpan> _readiness = [];

    public async Task<KillReport> RunAsync()
    {
        Directory.CreateDirectory(_data);
        await using var receiver = await Receiver.StartAsync();
        using var log = new OperationLog(_log);
        var traffic = new Traffic(log, plan.Seed);
        IReadOnlyList<string> options = plan.Fault is null ? _short : [.. _short, "--receiver", receiver.Url];
        await PrepareAsync(receiver);
        var (end, kills) = (DateTime.UtcNow.AddMinutes(plan.Minutes), 0);
        IReadOnlyList<string> violations = [];
        while (kills < plan.Kills && violations.Count == 0 && DateTime.UtcNow < end)
        {
            kills++;
            using var host = HostProcess.Launch(_data, plan.Port, plan.Fault, options);
            await (kills % 8 == 0 ? KillEarlyAsync(host) : LoadAndKillAsync(host, traffic));
            if (kills % 10 == 0)
            {
                Console.WriteLine($"{kills} kills, {traffic.Acknowledged:N0} acknowledged");
            }

            if (kills % plan.CheckEvery == 0)
            {
                violations = await CheckAsync(traffic, receiver);
                Console.WriteLine($"checked after {kills} kills: {violations.Count} violations");
            }
        }

        violations = violations.Count > 0 ? violations : await CheckAsync(traffic, receiver);
        return new KillReport(plan, kills, traffic.Acknowledged, traffic.Definitions, receiver.Events.Count, Timers(), [.. _readiness.Order()], violations);
    }

    private async Task<IReadOnlyList<string>> CheckAsync(Traffic traffic, Receiver receiver)
    {
        // What the last kill left, before any timer that is overdue has fired; then what comes of it.
        var left = Checker.CheckAsLeft(_data, Path.Combine(folder, "copy"), OperationLog.Read(_log));
        var unrest = await ComeToRestAsync(traffic);
        return [.. left.Select(v => "as killed: " + v), .. traffic.Wrong, .. unrest, .. Checker.Check(Path.Combine(_data, "dispatch.db"), OperationLog.Read(_log), receiver.Events)];
    }

    private async Task KillEarlyAsync(HostProcess host)
    {
        await Task.Delay(_random.Next(100, 2000));
        await host.KillAsync();
    }

    /// <summary>The first start has no fault: what is looked for is what a fault does to work, not to an empty database.</summary>
    private async Task PrepareAsync(Receiver receiver)
    {
        using var host = await HostProcess.StartAsync(_data, plan.Port, null, _short);
        using var api = new Api(host.Address);
        await api.SubscribeAsync(receiver.Url);
        await host.KillAsync();
    }

    private async Task LoadAndKillAsync(HostProcess host, Traffic traffic)
    {
        await host.WaitUntilReadyAsync();
        _readiness.Add(host.TimeToReady);
        using var stop = new CancellationTokenSource();
        var clients = traffic.RunAsync(host.Address, plan.Clients, stop.Token);
        await UnderLoadAsync(traffic, traffic.Acknowledged + _random.Next(1, 12));
        await Task.Delay(_random.Next(plan.From, plan.To));
        await host.KillAsync();
        await stop.CancelAsync();
        await clients;
    }

    /// <summary>A kill counts only under load: on a slow machine it is waited for.</summary>
    private static async Task UnderLoadAsync(Traffic traffic, int acknowledged)
    {
        var patience = DateTime.UtcNow.AddSeconds(20);
        while (traffic.Acknowledged < acknowledged && DateTime.UtcNow < patience)
        {
            await Task.Delay(5);
        }
    }

    /// <summary>Repeats what no answer came to, and waits until nothing is overdue and every effect has left.</summary>
    private async Task<IReadOnlyList<string>> ComeToRestAsync(Traffic traffic)
    {
        // Without the fault: it is what the fault has left behind that must be found.
        using var host = await HostProcess.StartAsync(_data, plan.Port, null, _short);
        await traffic.RepeatAsync(host.Address);
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", "demo-auditor");
        var rest = DateTime.UtcNow + _patience;
        while (DateTime.UtcNow < rest && !IsAtRest())
        {
            await Task.Delay(100);
        }

        List<string> found = [];
        if (!IsAtRest())
        {
            found.Add($"{_patience.TotalMinutes:0} minutes after the last start timers are still overdue or effects still waiting");
        }

        var verdict = await http.GetFromJsonAsync<JsonObject>("/api/v1/audit/verify");
        if (verdict?.ToJsonString().Contains("false", StringComparison.Ordinal) != false)
        {
            found.Add($"the audit's chain does not verify: {verdict}");
        }

        await host.KillAsync();
        return found;
    }

    private bool IsAtRest() => Count(
        $"SELECT (SELECT COUNT(*) FROM engine_outbox WHERE is_dead = 0) + (SELECT COUNT(*) FROM engine_timers WHERE fire_at < {DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeMilliseconds()})") == 0;

    /// <summary>Strokes of clocks, and those still to come.</summary>
    private long Timers() => Count("SELECT (SELECT COUNT(*) FROM ticket_history WHERE kind IN ('task.reminded', 'task.letter', 'task.escalated')) + (SELECT COUNT(*) FROM engine_timers)");

    private long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "dispatch.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Dispatch.Campaign.Checks;
using Dispatch.Campaign.Load;

namespace Dispatch.Campaign;

/// <summary>
/// Many timers fall due while the host is killed and its clock jumps an hour to and fro; at the end each must have fired once in effect. Most are delays
/// of workflows, every tenth is the clock of a task. The clock is the whole process's (libfaketime), so Quartz and the runtime jump too.
/// </summary>
internal sealed class TimerCampaign(string folder, int timers, int kills, int seed, int port)
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
    private const string Workflow = "campaign-delay";
    private static readonly TimeSpan _span = TimeSpan.FromHours(2);
    private readonly string _data = Path.Combine(folder, "data");
    private readonly Random _random = new(seed);
    private long _last;

    private string Database => Path.Combine(_data, "dispatch.db");

    private string ClockFile => Path.Combine(folder, "clock");

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        if (!File.Exists(Library))
        {
            return ["libfaketime is missing: apt-get install faketime"];
        }

        Directory.CreateDirectory(_data);
        await PrepareAsync();
        var jumps = 0;
        for (var kill = 1; kill <= kills; kill++)
        {
            // Time goes on by steps, an hour ahead of them or an hour behind.
            jumps += await RunAndKillAsync(_span.TotalSeconds * kill / kills);
            Console.WriteLine($"{kill} kills, {jumps} jumps, {Pending():N0} timers to go");
        }

        await ComeToRestAsync();
        return Check(jumps);
    }

    private async Task PrepareAsync()
    {
        Set(0);
        using (var host = await StartAsync())
        {
            using var api = new Api(host.Address);
            await Api.ExpectAsync(await api.FileAsync("original"));
            await api.PublishAsync(Workflow, new JsonObject
            {
                ["id"] = "wait",
                ["type"] = "Elsa.Delay",
                ["version"] = 1,
                ["timeSpan"] = new JsonObject { ["typeName"] = "TimeSpan", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "02:00:00" } },
            });
            await Api.ExpectAsync(await api.StartAsync(Workflow));
            while (Instance().Length == 0)
            {
                await Task.Delay(20);
            }

            await host.KillAsync();
        }

        using var copies = new Copies(Database);
        var (from, to) = (DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeMilliseconds(), (DateTimeOffset.UtcNow + _span).ToUnixTimeMilliseconds());
        _last = to;
        copies.Make(copies.Text("SELECT workflow_instance_id FROM tickets LIMIT 1"), timers / 10, from, to);
        copies.Make(Instance(copies), timers - (timers / 10), from, to);
        Console.WriteLine($"{copies.Count("SELECT COUNT(*) FROM engine_timers"):N0} timers set, due within {_span.TotalHours} hours");
    }

    private async Task<int> RunAndKillAsync(double seconds)
    {
        Set(seconds);
        using var host = await StartAsync();
        var jumps = _random.Next(1, 4);
        for (var jump = 0; jump < jumps; jump++)
        {
            await Task.Delay(_random.Next(500, 3000));
            Set(seconds + (_random.Next(3) - 1) * 3600);
        }

        await Task.Delay(_random.Next(200, 2000));
        await host.KillAsync();
        return jumps;
    }

    private async Task ComeToRestAsync()
    {
        Set(_span.TotalSeconds + 3600);
        using var host = await StartAsync();
        var (left, still) = (long.MaxValue, 0);
        while (left > 0 && still < 120)
        {
            await Task.Delay(500);
            var now = Pending();
            still = now < left ? 0 : still + 1;
            left = now;
        }

        await host.KillAsync();
    }

    private List<string> Check(int jumps)
    {
        using var copies = new Copies(Database);
        var finished = copies.Count($"SELECT COUNT(*) FROM engine_instances WHERE definition_id = '{Workflow}' AND status = 'Finished'");
        var struck = copies.Count("SELECT COUNT(DISTINCT task_id) FROM ticket_history WHERE kind = 'task.reminded'");
        var lost = copies.Count($"SELECT COUNT(*) FROM engine_instances WHERE definition_id = '{Workflow}' AND status <> 'Finished'") + copies.Count($"SELECT COUNT(*) FROM tasks WHERE level = 0 AND state = 'Open' AND remind_at <= {_last}");
        var twice = copies.Count($"SELECT COUNT(*) FROM engine_instances i WHERE definition_id = '{Workflow}' AND (row_version <> 2 OR (SELECT COUNT(*) FROM engine_bursts b WHERE b.instance_id = i.id) <> 2)")
            + copies.Count("SELECT COUNT(*) FROM (SELECT task_id FROM ticket_history WHERE kind = 'task.reminded' GROUP BY task_id HAVING COUNT(*) <> 1)");
        Console.WriteLine($"{finished + struck:N0} timers fired ({finished:N0} delays, {struck:N0} clocks of tasks) over {kills} kills and {jumps} jumps of an hour; {lost} lost, {twice} fired twice; seed {seed}");
        List<string> violations = [.. Checker.Check(Database, new Dictionary<string, Operation>())];
        if (lost + twice > 0 || finished + struck < timers)
        {
            violations.Add($"{timers - finished - struck} timers did not fire, {lost} lost, {twice} fired twice");
        }

        return violations;
    }

    private long Pending()
    {
        using var copies = new Copies(Database);
        return copies.Count($"SELECT COUNT(*) FROM engine_timers WHERE due_at <= {_last}");
    }

    private string Instance()
    {
        using var copies = new Copies(Database);
        return Instance(copies);
    }

    private static string Instance(Copies copies) => copies.Text($"SELECT instance_id FROM engine_timers WHERE target = 'bookmark' AND instance_id IN (SELECT id FROM engine_instances WHERE definition_id = '{Workflow}') LIMIT 1");

    /// <summary>Sets the host's clock so many seconds ahead of the true one; it takes effect within a second, also in a running host.</summary>
    private void Set(double seconds)
    {
        File.WriteAllText(ClockFile + ".new", string.Create(CultureInfo.InvariantCulture, $"{seconds:+0;-0}"));
        File.Move(ClockFile + ".new", ClockFile, overwrite: true);
    }

    private Task<HostProcess> StartAsync() => HostProcess.StartAsync(
        _data, port, null, ["--Dispatch:RequestsPerSecond", "1000000"],
        $"env LD_PRELOAD={Library} FAKETIME_TIMESTAMP_FILE={ClockFile} FAKETIME_CACHE_DURATION=1 FAKETIME_DONT_FAKE_MONOTONIC=1");
}

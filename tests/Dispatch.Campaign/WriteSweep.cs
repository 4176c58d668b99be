using Dispatch.Campaign.Checks;
using Dispatch.Campaign.Load;

namespace Dispatch.Campaign;

/// <summary>
/// Kills the host at its Nth write to the disk while a complaint goes all the way, for N = 1, 2, 3 … until a complaint runs through without reaching N.
/// The host that is started next finishes the interrupted complaint, and is then the one that is killed at N + 1.
/// </summary>
internal sealed class WriteSweep(string folder, int first, int step, int limit, int port)
{
    private const string Calls = "pwrite64,fdatasync,fsync,ftruncate";
    private static readonly string[] _options = ["--Dispatch:RequestsPerSecond", "1000000"];
    private readonly string _data = Path.Combine(folder, "data");
    private readonly string _log = Path.Combine(folder, "operations.ndjson");
    private readonly List<string> _violations = [];

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        Directory.CreateDirectory(_data);
        using var log = new OperationLog(_log);
        string? interrupted = null;
        var points = 0;
        for (var n = first; n <= limit; n += step)
        {
            using var host = await HostProcess.StartAsync(_data, port, null, _options);
            if (interrupted is not null && !await OneTicket.RunAsync(host.Address, log, interrupted))
            {
                Found([$"killed at write {n - step}: the complaint does not finish after the restart"]);
            }

            interrupted = $"campaign-sweep-{n}";
            if (await RunsThroughAsync(host, log, interrupted, n))
            {
                Console.WriteLine($"{points} points: killed at every {(step == 1 ? "" : step + ". ")}write from {first} to {n - step}; write {n} was not reached");
                await host.KillAsync();
                break;
            }

            points++;
            Found(Checker.CheckAsLeft(_data, Path.Combine(folder, "copy"), OperationLog.Read(_log)).Select(v => $"killed at write {n}: {v}"));
            if (points % 20 == 0)
            {
                Console.WriteLine($"{points} points, now at write {n}, {_violations.Count} violations");
            }
        }

        _violations.AddRange(Checker.Check(Path.Combine(_data, "dispatch.db"), OperationLog.Read(_log)));
        return _violations;
    }

    /// <summary>Says at once what is wrong: a sweep takes an hour.</summary>
    private void Found(IEnumerable<string> violations)
    {
        foreach (var violation in violations)
        {
            Console.WriteLine(violation);
            _violations.Add(violation);
        }
    }

    private static async Task<bool> RunsThroughAsync(HostProcess host, OperationLog log, string reference, int n)
    {
        using var strace = await Strace.AttachAsync(host.Id, $"{Calls}:signal=SIGKILL:when={n}");
        var finished = await OneTicket.RunAsync(host.Address, log, reference);
        if (finished && !host.HasExited)
        {
            return true;
        }

        await host.KillAsync();
        return false;
    }
}

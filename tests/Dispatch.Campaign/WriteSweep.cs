using System.Diagnostics;
using Dispatch.Campaign.Checks;
using Dispatch.Campaign.Load;

namespace Dispatch.Campaign;

/// <summary>Kills the host at its Nth write to the disk, for N = 1, 2, 3 … until one ticket runs through without reaching N.</summary>
internal static class WriteSweep
{
    public static async Task<IReadOnlyList<string>> RunAsync(string folder, int step, int limit)
    {
        var template = Path.Combine(folder, "template");
        await PrepareAsync(template);
        var violations = new List<string>();
        for (var n = 1; n <= limit; n += step)
        {
            var data = Path.Combine(folder, "at-" + n, "data");
            CopyFolder(Path.Combine(template, "data"), data);
            var survived = await PointAsync(data, n, violations);
            Directory.Delete(Path.Combine(folder, "at-" + n), recursive: true);
            if (survived)
            {
                Console.WriteLine($"killed at every {step}. write up to {n - step}; then the ticket ran through");
                return violations;
            }
        }

        Console.WriteLine($"stopped at write {limit}");
        return violations;
    }

    private static async Task PrepareAsync(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        using var host = await HostProcess.StartAsync(Path.Combine(folder, "data"), 5590, null, []);
        await host.KillAsync();
    }

    /// <summary>Answers whether the ticket ran through before the Nth write; otherwise finishes it on a fresh host and checks.</summary>
    private static async Task<bool> PointAsync(string data, int n, List<string> violations)
    {
        var logPath = Path.Combine(data, "..", "operations.ndjson");
        bool survived;
        using (var log = new OperationLog(logPath))
        {
            using var host = await HostProcess.StartAsync(data, 5700 + (n % 200), null, []);
            using var strace = await AttachAsync(host.Id, n);
            survived = await OneTicket.RunAsync(host.Address, log) && !host.HasExited;
            await host.KillAsync();
        }

        using (var log = new OperationLog(logPath))
        {
            using var host = await HostProcess.StartAsync(data, 5900 + (n % 90), null, []);
            if (!await OneTicket.RunAsync(host.Address, log))
            {
                violations.Add($"killed at write {n}: the ticket does not finish after the restart");
            }

            await host.KillAsync();
        }

        violations.AddRange(Checker.Check(Path.Combine(data, "dispatch.db"), OperationLog.Read(logPath)).Select(v => $"killed at write {n}: {v}"));
        return survived;
    }

    private static async Task<Process> AttachAsync(int pid, int n)
    {
        var info = new ProcessStartInfo("strace") { RedirectStandardError = true };
        foreach (var argument in new[] { "-f", "-q", "-o", "/dev/null", "-e", "trace=pwrite64,fdatasync,fsync", "-e", $"inject=pwrite64,fdatasync,fsync:signal=SIGKILL:when={n}", "-p", pid.ToString(System.Globalization.CultureInfo.InvariantCulture) })
        {
            info.ArgumentList.Add(argument);
        }

        var strace = Process.Start(info)!;
        await Task.Delay(300);
        return strace;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}

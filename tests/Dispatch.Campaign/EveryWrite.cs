using Dispatch.Campaign.Checks;
using Dispatch.Campaign.Load;
using Dispatch.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Dispatch.Campaign;

/// <summary>
/// One complaint goes all the way while every write of the host is recorded; then the files are rebuilt as a kill after the 1st, 2nd, 3rd … write leaves
/// them. Every image is checked, and on each that differs from the one before a host is started that must finish the complaint. It shows what
/// <see cref="WriteSweep"/> shows with real kills, without a process for each write.
/// </summary>
internal sealed class EveryWrite(string folder, int port)
{
    private const string Reference = "campaign-every-write";

    private const string Content =
        """
        SELECT (SELECT COUNT(*) || ':' || COALESCE(SUM(seq), 0) FROM engine_bursts) || '|' || (SELECT COUNT(*) FROM ticket_history) || '|' || (SELECT COUNT(*) FROM host_audit)
            || '|' || (SELECT COUNT(*) FROM host_first_answers) || '|' || COALESCE((SELECT GROUP_CONCAT(id || attempts) FROM engine_outbox), '')
            || '|' || COALESCE((SELECT GROUP_CONCAT(id || fire_at) FROM engine_timers), '') || '|' || COALESCE((SELECT SUM(version) FROM tasks), 0)
        """;

    private readonly string _data = Path.Combine(folder, "data");
    private readonly List<string> _violations = [];
    private List<Operation> _operations = [];

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        Directory.CreateDirectory(_data);
        var (before, calls) = await RecordAsync();
        var image = before.Copy();
        var (last, states) = ("", 0);
        for (var n = 0; n < calls.Count; n++)
        {
            image.Apply(calls[n]);
            var content = Check(image, calls[n].End, n + 1);
            if (content != last)
            {
                (last, states) = (content, states + 1);
                await FinishAsync(image, n + 1);
            }
        }

        Console.WriteLine($"killed, on paper, after each of {calls.Count} writes of one complaint ({_operations.Count} requests): {states} different states, from each of which the complaint was finished; {_violations.Count} violations");
        return calls.Count == 0 ? ["nothing was recorded"] : _violations;
    }

    private async Task<(DiskImage Before, List<DiskCall> Writes)> RecordAsync()
    {
        var logPath = Path.Combine(folder, "operations.ndjson");
        using (var host = await HostProcess.StartAsync(_data, port, null, []))
        {
            var trace = await DiskTrace.AttachAsync(host.Id, Path.Combine(folder, "trace"));
            var before = DiskImage.Of(_data);
            using (var log = new OperationLog(logPath))
            {
                if (!await OneTicket.RunAsync(host.Address, log, Reference))
                {
                    throw new InvalidOperationException("The complaint did not go all the way.");
                }
            }

            await host.KillAsync();
            var calls = await trace.ReadAsync();
            _operations = [.. OperationLog.Read(logPath).Values.OrderBy(o => o.At)];
            return (before, [.. calls.Where(c => !c.IsSync && DiskImage.Files.Contains(c.File))]);
        }
    }

    /// <summary>Checks one image, and answers what tells its content from another's.</summary>
    private string Check(DiskImage image, double at, int n)
    {
        var place = Path.Combine(folder, "image");
        image.Store(place);
        var database = Path.Combine(place, "dispatch.db");
        var known = _operations.ToDictionary(o => o.Key, o => o.At <= at ? o : o with { Status = 0 });
        _violations.AddRange(Checker.Check(database, known).Select(v => $"killed after write {n}: {v}"));
        using var copies = new Copies(database);
        return copies.Text(Content);
    }

    private async Task FinishAsync(DiskImage image, int n)
    {
        var place = Path.Combine(folder, "finish");
        image.Store(place);
        foreach (var other in new[] { "cookie-keys" }.Select(f => Path.Combine(_data, f)).Where(Directory.Exists))
        {
            Directory.CreateDirectory(Path.Combine(place, Path.GetFileName(other)));
            Directory.GetFiles(other).ToList().ForEach(f => File.Copy(f, Path.Combine(place, Path.GetFileName(other), Path.GetFileName(f))));
        }

        var logPath = Path.Combine(folder, "finish.ndjson");
        File.Delete(logPath);
        await using (var app = await DispatchHost.StartAsync(["--urls", $"http://127.0.0.1:{port}", "--data", place, "--environment", "Development"], builder => builder.Logging.ClearProviders()))
        {
            using var log = new OperationLog(logPath);
            if (!await OneTicket.RunAsync(new Uri($"http://127.0.0.1:{port}"), log, Reference))
            {
                _violations.Add($"killed after write {n}: the complaint does not finish");
            }

            await app.StopAsync();
        }

        _violations.AddRange(Checker.Check(Path.Combine(place, "dispatch.db"), new Dictionary<string, Operation>()).Select(v => $"finished after write {n}: {v}"));
    }
}

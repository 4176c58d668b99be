using System.Diagnostics;
using Dispatch.Campaign.Checks;
using Dispatch.Campaign.Load;
using Microsoft.Data.Sqlite;

namespace Dispatch.Campaign;

/// <summary>
/// Takes the disk away from a running host in several ways, each until callers have felt it, and gives it back. While it is gone callers get 503 with
/// Retry-After, readiness says unfit and reads go on; when it is back, the same host serves again, and nothing acknowledged is lost.
/// </summary>
internal sealed class DiskCampaign(string folder, int port)
{
    // Every seventh write: enough to refuse most changes, not enough to refuse the single row that readiness writes; it goes by what happened to others.
    private const string Sometimes = "pwrite64:error=EIO:when=3+7";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _outage = TimeSpan.FromSeconds(12);
    private readonly List<string> _violations = [];
    private readonly List<string> _acknowledged = [];
    private int _count;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var disk = Path.Combine(folder, "data");
        Directory.CreateDirectory(disk);
        if (!await CommandAsync("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk))
        {
            return ["a disk of its own could not be mounted: run as root"];
        }

        try
        {
            await OnDiskAsync(disk);
        }
        finally
        {
            await CommandAsync("umount", "-l", disk);
        }

        return _violations;
    }

    private async Task OnDiskAsync(string data)
    {
        using var host = await HostProcess.StartAsync(data, port, null, ["--Dispatch:RequestsPerSecond", "1000000"]);
        await ServesAsync(host, "before");
        await DuringAsync(host, "disk full", () => Task.FromResult<IDisposable>(new FilledDisk(data)));
        await DuringAsync(host, "database locked by another process", () => Task.FromResult<IDisposable>(new HeldLock(Path.Combine(data, "dispatch.db"))));
        foreach (var fault in new[] { "pwrite64:error=EIO", "pwrite64:error=ENOSPC", "fsync,fdatasync:error=EIO", Sometimes })
        {
            await DuringAsync(host, fault, async () => await Strace.AttachAsync(host.Id, fault));
        }

        await host.KillAsync();
        var database = Path.Combine(data, "dispatch.db");
        using (var copies = new Copies(database))
        {
            _violations.AddRange(_acknowledged.Where(r => copies.Count($"SELECT COUNT(*) FROM tickets WHERE external_ref = '{r}'") != 1).Select(r => $"ticket {r} was acknowledged and is not there exactly once"));
        }

        _violations.AddRange(Checker.Check(database, new Dictionary<string, Operation>()));
    }

    private async Task DuringAsync(HostProcess host, string what, Func<Task<IDisposable>> take)
    {
        using var api = new Api(host.Address);
        var (refused, accepted, slowest, unfit, unread) = (0, 0, TimeSpan.Zero, false, 0);
        using (await take())
        {
            var outage = Stopwatch.StartNew();
            while (outage.Elapsed < _outage)
            {
                var watch = Stopwatch.StartNew();
                var isAcknowledged = await FileAsync(api, what);
                (refused, accepted) = (refused + (isAcknowledged ? 0 : 1), accepted + (isAcknowledged ? 1 : 0));
                slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
                unread += await api.StatusAsync("/api/v1/tasks?state=open&limit=5") == 200 && await api.StatusAsync("/api/v1/tickets?limit=5") == 200 ? 0 : 1;
                unfit |= await api.StatusAsync("/health/ready") == 503;
            }
        }

        var back = Stopwatch.StartNew();
        while (!await FileAsync(api, what) && back.Elapsed < _patience)
        {
            await Task.Delay(50);
        }

        var accepts = back.Elapsed;
        while (await api.StatusAsync("/health/ready") != 200 && back.Elapsed < _patience)
        {
            await Task.Delay(50);
        }

        var ready = back.Elapsed;
        await ServesAsync(host, what);
        Console.WriteLine($"{what}: {refused} refused with 503, {accepted} accepted, slowest answer {slowest.TotalSeconds:0.0} s, readiness {(unfit ? "unfit" : "fit")}, {unread} reads failed; accepts again {accepts.TotalSeconds:0.0} s, and says that it is ready {ready.TotalSeconds:0.0} s, after the cause was gone");
        if (refused == 0 || unread > 0 || !unfit)
        {
            _violations.Add($"{what}: {refused} refused, {accepted} accepted, {unread} reads failed, readiness {(unfit ? "unfit" : "fit")}");
        }
    }

    private async Task ServesAsync(HostProcess host, string when)
    {
        using var api = new Api(host.Address);
        if (!await FileAsync(api, when))
        {
            _violations.Add($"the host does not serve ({when})");
        }
    }

    private async Task<bool> FileAsync(Api api, string when)
    {
        var reference = $"campaign-disk-{++_count}";
        using var answer = await api.FileAsync(reference, $"key-{_count}");
        if (answer.IsSuccessStatusCode)
        {
            _acknowledged.Add(reference);
            return true;
        }

        if ((int)answer.StatusCode != 503 || answer.Headers.RetryAfter is null || answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            _violations.Add($"{when}: a caller was answered {(int)answer.StatusCode} {answer.Content.Headers.ContentType}, Retry-After {answer.Headers.RetryAfter}: {await answer.Content.ReadAsStringAsync()}");
        }

        return false;
    }

    private static async Task<bool> CommandAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    /// <summary>A file that takes all the room there is.</summary>
    private sealed class FilledDisk : IDisposable
    {
        private readonly string _file;

        public FilledDisk(string disk)
        {
            _file = Path.Combine(disk, "filler");
            using var filler = new FileStream(_file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            var block = new byte[4096];
            try
            {
                while (true)
                {
                    filler.Write(block);
                }
            }
            catch (IOException)
            {
                // Full.
            }
        }

        public void Dispose() => File.Delete(_file);
    }

    /// <summary>The write lock of the database, held by this process.</summary>
    private sealed class HeldLock : IDisposable
    {
        private readonly SqliteConnection _connection;

        public HeldLock(string database)
        {
            _connection = new SqliteConnection($"Data Source={database};Pooling=false");
            _connection.Open();
            Execute("BEGIN IMMEDIATE");
        }

        public void Dispose()
        {
            Execute("ROLLBACK");
            _connection.Dispose();
        }

        private void Execute(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}

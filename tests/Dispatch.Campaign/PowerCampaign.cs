using Dispatch.Campaign.Checks;
using Dispatch.Campaign.Load;

namespace Dispatch.Campaign;

/// <summary>
/// Cuts the power, on paper: what the host writes and when it makes it durable is recorded call by call, and files are rebuilt as a disk may hold them
/// at some instant: (a) nothing that was not made durable, (b) some of it, (c) the last of it torn in the middle of a page. Every image must open, and
/// hold all that was acknowledged by then. A SIGKILL can't show that, because the operating system keeps what the process wrote.
/// </summary>
internal sealed class PowerCampaign(string folder, int images, int seed, string synchronous, int port)
{
    private const int Sector = 512;
    private static readonly TimeSpan _load = TimeSpan.FromSeconds(30);
    private readonly string _data = Path.Combine(folder, "data");
    private readonly Random _random = new(seed);
    private readonly List<string> _violations = [];

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        Directory.CreateDirectory(_data);
        var logPath = Path.Combine(folder, "operations.ndjson");
        List<DiskCall> calls;
        DiskImage before;
        using (var log = new OperationLog(logPath))
        {
            (calls, before) = await RecordAsync(log);
        }

        var operations = OperationLog.Read(logPath).Values.Where(o => o.IsAcknowledged).OrderBy(o => o.At).ToList();
        if (operations.Count == 0 || calls.Count == 0)
        {
            return ["nothing was acknowledged or recorded"];
        }

        for (var image = 0; image < images; image++)
        {
            var cut = operations[_random.Next(operations.Count)].At;
            Judge(Rebuild(before, calls.TakeWhile(c => c.End <= cut).ToList(), image % 3), [.. operations.Where(o => o.At <= cut)], image);
        }

        Console.WriteLine($"{images} images of {calls.Count(c => c.Data is not null):N0} writes and {calls.Count(c => c.IsSync):N0} syncs, {operations.Count:N0} acknowledged operations, synchronous={synchronous}: {_violations.Count} violations; seed {seed}");
        return _violations;
    }

    private async Task<(List<DiskCall> Calls, DiskImage Before)> RecordAsync(OperationLog log)
    {
        using var host = await HostProcess.StartAsync(_data, port, null, ["--Dispatch:RequestsPerSecond", "1000000", "--Dispatch:Synchronous", synchronous]);
        var trace = await DiskTrace.AttachAsync(host.Id, Path.Combine(folder, "trace"));
        var before = DiskImage.Of(_data);
        using var stop = new CancellationTokenSource(_load);
        await new Traffic(log, seed).RunAsync(host.Address, 4, stop.Token);
        await host.KillAsync();
        return (await trace.ReadAsync(), before);
    }

    private DiskImage Rebuild(DiskImage before, List<DiskCall> calls, int kind)
    {
        var image = before.Copy();
        foreach (var file in DiskImage.Files)
        {
            var own = calls.Where(c => c.File == file).ToList();
            var durable = own.FindLastIndex(c => c.IsSync) + 1;
            var unsynced = own.Skip(durable).ToList();
            var kept = kind switch
            {
                0 => [],
                1 => unsynced.Where(_ => _random.Next(2) == 0).ToList(),
                _ => Torn(unsynced),
            };
            own.Take(durable).Concat(kept).ToList().ForEach(image.Apply);
        }

        return image;
    }

    /// <summary>All of it, the last write cut off after some sectors.</summary>
    private List<DiskCall> Torn(List<DiskCall> unsynced)
    {
        if (unsynced.Count == 0 || unsynced[^1].Data is not { Length: > Sector } last)
        {
            return unsynced;
        }

        return [.. unsynced.SkipLast(1), unsynced[^1] with { Data = last[..(Sector * _random.Next(last.Length / Sector))] }];
    }

    private void Judge(DiskImage files, List<Operation> acknowledged, int image)
    {
        var place = Path.Combine(folder, "image");
        files.Store(place);

        // What was not acknowledged by then may be there all the same.
        using var evidence = new Evidence(Path.Combine(place, "dispatch.db"), acknowledged.ToDictionary(o => o.Key));
        evidence.None("the database is damaged: {0}", evidence.Rows("PRAGMA integrity_check", r => r.GetString(0)).Where(answer => answer != "ok"));
        Acknowledgements.Lost(evidence);
        Histories.Check(evidence);
        Instances.Check(evidence);
        _violations.AddRange(evidence.Violations.Select(v => $"image {image} ({"abc"[image % 3]}): {v}"));
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dispatch.Campaign.Load;

/// <summary>strace attached to a running host to record what it writes, byte for byte.</summary>
internal sealed partial class DiskTrace
{
    private readonly Process _process;
    private readonly string _folder;

    private DiskTrace(Process process, string folder)
    {
        _process = process;
        _folder = folder;
    }

    /// <summary>Attaches to the host; one file for each thread is written to <paramref name="folder"/>.</summary>
    public static async Task<DiskTrace> AttachAsync(int pid, string folder)
    {
        Directory.CreateDirectory(folder);
        string[] arguments = ["-ff", "-ttt", "-T", "-y", "-xx", "-s", "1000000", "-e", "trace=pwrite64,fdatasync,fsync,ftruncate", "-o", Path.Combine(folder, "calls"), "-p", pid.ToString(CultureInfo.InvariantCulture)];
        var process = Process.Start(new ProcessStartInfo("strace", arguments) { RedirectStandardError = true })!;
        var attached = new TaskCompletionSource();
        process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is null || e.Data.Contains("attached", StringComparison.Ordinal))
            {
                attached.TrySetResult();
            }
        };
        process.BeginErrorReadLine();
        await attached.Task;
        return new DiskTrace(process, folder);
    }

    /// <summary>Waits until the host has gone, and answers what was recorded, in order.</summary>
    public async Task<List<DiskCall>> ReadAsync()
    {
        await _process.WaitForExitAsync();
        _process.Dispose();
        return [.. Directory.GetFiles(_folder).SelectMany(File.ReadLines).Select(Parse).OfType<DiskCall>().OrderBy(c => c.End)];
    }

    private static DiskCall? Parse(string line)
    {
        if (Line().Match(line) is not { Success: true } match || match.Groups["result"].Value.StartsWith('-'))
        {
            return null;
        }

        var end = Number(match, "at") + Number(match, "took");
        var file = Path.GetFileName(Encoding.UTF8.GetString(Bytes(match.Groups["file"].Value)));
        return match.Groups["call"].Value switch
        {
            "pwrite64" => new DiskCall(end, "pwrite64", file, (long)Number(match, "offset"), Bytes(match.Groups["data"].Value)),
            "ftruncate" => new DiskCall(end, "ftruncate", file, (long)Number(match, "length"), null),
            var sync => new DiskCall(end, sync, file, 0, null),
        };
    }

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    // Either plain text, or \x2f\x74 … throughout.
    private static byte[] Bytes(string text) => text.StartsWith("\\x", StringComparison.Ordinal) ? Convert.FromHexString(text.Replace("\\x", "", StringComparison.Ordinal)) : Encoding.UTF8.GetBytes(text);

    [GeneratedRegex("""^(?<at>\d+\.\d+) (?<call>pwrite64|fdatasync|fsync|ftruncate)\(\d+<(?<file>[^>]*)>(?:, "(?<data>[^"]*)", \d+, (?<offset>\d+)|, (?<length>\d+))?\)\s+= (?<result>-?\d+).*<(?<took>[\d.]+)>$""")]
    private static partial Regex Line();
}

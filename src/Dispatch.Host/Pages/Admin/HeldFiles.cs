using System.Collections.Concurrent;

namespace Dispatch.Host.Pages.Admin;

/// <summary>Files that were tried and wait for their uploader's word, in memory, for a quarter of an hour; one for each uploader.</summary>
internal sealed class HeldFiles(TimeProvider time)
{
    private static readonly TimeSpan _held = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, (string Name, byte[] Bytes, DateTimeOffset At)> _files = new(StringComparer.Ordinal);

    /// <summary>Holds a file in the place of the owner's last one; answers under what name.</summary>
    public string Hold(string owner, byte[] bytes)
    {
        var now = time.GetUtcNow();
        foreach (var old in _files.Where(f => now - f.Value.At > _held))
        {
            _files.TryRemove(old);
        }

        var name = Guid.NewGuid().ToString("n");
        _files[owner] = (name, bytes, now);
        return name;
    }

    /// <summary>Gives the file out, once; null when it is not there any more.</summary>
    public byte[]? Take(string owner, string name) =>
        _files.TryGetValue(owner, out var file) && file.Name == name && time.GetUtcNow() - file.At <= _held && _files.TryRemove(owner, out _) ? file.Bytes : null;
}

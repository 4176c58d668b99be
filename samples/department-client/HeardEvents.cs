using System.Text.Json;

namespace Dispatch.DepartmentClient;

/// <summary>
/// What webhooks have told, a line for each in <c>heard.jsonl</c>, on the disk before the delivery is answered. What comes again, also after a restart, is
/// known by its id; what is older than the newest of its ticket is known by its number.
/// </summary>
internal sealed class HeardEvents
{
    private const int Remembered = 10_000;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _newest = new(StringComparer.Ordinal);

    public HeardEvents(ClientSettings settings)
    {
        _path = Path.Combine(settings.State, "heard.jsonl");
        // The last line may be cut off by a crash: its delivery was not answered, and comes again.
        var lines = File.Exists(_path) ? File.ReadAllLines(_path).TakeLast(Remembered).Where(line => line.EndsWith('}')).ToList() : [];
        File.WriteAllLines(_path + ".new", lines);
        File.Move(_path + ".new", _path, overwrite: true);
        foreach (var line in lines)
        {
            Remember(JsonSerializer.Deserialize<HeardEvent>(line, JsonSerializerOptions.Web)!);
        }
    }

    /// <summary>Takes what a delivery says.</summary>
    /// <returns>True when it is the newest of its ticket; false when it came before, or tells of an earlier state than what is known.</returns>
    public bool Take(HeardEvent heard)
    {
        lock (_gate)
        {
            if (_ids.Contains(heard.Id))
            {
                return false;
            }

            heard = heard with { Late = heard.TicketId is { } ticket && _newest.GetValueOrDefault(ticket) >= heard.Seq };
            using (var file = new FileStream(_path, FileMode.Append, FileAccess.Write))
            {
                file.Write(JsonSerializer.SerializeToUtf8Bytes(heard, JsonSerializerOptions.Web));
                file.WriteByte((byte)'\n');
                file.Flush(flushToDisk: true);
            }

            Remember(heard);
            return !heard.Late;
        }
    }

    private void Remember(HeardEvent heard)
    {
        _ids.Add(heard.Id);
        if (heard.TicketId is { } ticket && !heard.Late)
        {
            _newest[ticket] = heard.Seq;
        }
    }
}

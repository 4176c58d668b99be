namespace Dispatch.Host.Live;

/// <summary>What happened to inboxes of late in this process: wakes those who wait, and lets a stream go on where it stopped.</summary>
internal sealed class InboxFeed
{
    private const int Kept = 20_000;
    private readonly Lock _writing = new();
    private readonly Queue<(long Seq, string TaskId)> _touched = new();
    private readonly string _boot = Guid.NewGuid().ToString("n")[..8];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _seq;

    /// <summary>Where the feed stands now, as the id of a stream's event.</summary>
    public string Position
    {
        get
        {
            lock (_writing)
            {
                return $"{_boot}-{_seq}";
            }
        }
    }

    /// <summary>A task that ends when something happens after this moment.</summary>
    public Task Next
    {
        get
        {
            lock (_writing)
            {
                return _next.Task;
            }
        }
    }

    /// <summary>Says that a task came, changed or went. Called after the commit; does not block.</summary>
    public void Touched(string taskId)
    {
        TaskCompletionSource next;
        lock (_writing)
        {
            _touched.Enqueue((++_seq, taskId));
            if (_touched.Count > Kept)
            {
                _touched.Dequeue();
            }

            next = _next;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        next.SetResult();
    }

    /// <summary>The tasks touched since a position; null when that is not known any more, or from another process.</summary>
    public IReadOnlySet<string>? Since(string position)
    {
        var parts = position.Split('-');
        if (parts.Length != 2 || parts[0] != _boot || !long.TryParse(parts[1], out var seq))
        {
            return null;
        }

        lock (_writing)
        {
            var first = _touched.Count > 0 ? _touched.Peek().Seq : _seq + 1;
            return seq > _seq || seq < first - 1 ? null : _touched.Where(t => t.Seq > seq).Select(t => t.TaskId).ToHashSet(StringComparer.Ordinal);
        }
    }
}

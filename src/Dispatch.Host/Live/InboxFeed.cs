using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Live;

/// <summary>What happened to inboxes of late in this process: wakes those whom it concerns, and lets a stream go on where it stopped.</summary>
internal sealed class InboxFeed
{
    private const int Kept = 20_000;
    private readonly Lock _writing = new();
    private readonly TouchedTask[] _touched = new TouchedTask[Kept];
    private readonly string _boot = Guid.NewGuid().ToString("n")[..8];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _seq;

    /// <summary>Where the feed stands now.</summary>
    public long Seq
    {
        get
        {
            lock (_writing)
            {
                return _seq;
            }
        }
    }

    /// <summary>A place in the feed as the id of a stream's event.</summary>
    public string Position(long seq) => $"{_boot}-{seq}";

    /// <summary>Says that a task came, changed or went. Called after the commit; does not block.</summary>
    public void Touched(TouchedTask task)
    {
        TaskCompletionSource next;
        lock (_writing)
        {
            _touched[_seq++ % Kept] = task;
            next = _next;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        next.SetResult();
    }

    /// <summary>
    /// Ends when a task of a unit that <paramref name="concerns"/> the listener was touched after <paramref name="since"/>: true; or when <paramref name="patience"/> is over: false.
    /// Nothing is read from the database meanwhile, however many listen and however much happens elsewhere.
    /// </summary>
    public async Task<bool> WaitAsync(long since, Func<string, bool> concerns, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var over = Task.Delay(patience, time, end.Token);
        try
        {
            while (true)
            {
                Task next;
                lock (_writing)
                {
                    if (IsConcerned(ref since, concerns))
                    {
                        return true;
                    }

                    next = _next.Task;
                }

                if (await Task.WhenAny(next, over) == over)
                {
                    cancellation.ThrowIfCancellationRequested();
                    return false;
                }
            }
        }
        finally
        {
            await end.CancelAsync();
        }
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
            return seq > _seq || seq < _seq - Kept ? null : Between(seq, _seq).Select(t => t.TaskId).ToHashSet(StringComparer.Ordinal);
        }
    }

    // Who has fallen behind what is kept is concerned: something may have been missed.
    private bool IsConcerned(ref long since, Func<string, bool> concerns)
    {
        var from = since;
        since = _seq;
        return from < _seq - Kept || Between(from, _seq).Any(t => t.UnitIds.Any(concerns));
    }

    private IEnumerable<TouchedTask> Between(long after, long last)
    {
        for (var seq = after; seq < last; seq++)
        {
            yield return _touched[seq % Kept];
        }
    }
}

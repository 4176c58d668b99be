namespace Dispatch.Engine.Outbox;

/// <summary>
/// What is in memory to be delivered: a lane for each stream, in which nothing overtakes, and a bound for each receiver, so that one that takes nothing
/// can't fill the memory for all. What finds no room stays in the table, and with it everything later of its stream, until the table is read again.
/// </summary>
internal sealed class OutboxQueue(int limit)
{
    private readonly int _limitOfTarget = Math.Max(1, limit / 4);
    private readonly Dictionary<string, OutboxLane> _lanes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ofTarget = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private HashSet<string> _behind = new(StringComparer.Ordinal);
    private HashSet<string>? _stillBehind;
    private List<HeldMessage>? _late;

    // Before the table was read once, anything may have older messages in it.
    private bool _everythingBehind = true;

    /// <summary>Messages held.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _known.Count;
            }
        }
    }

    /// <summary>Whether no more can be held.</summary>
    public bool IsFull => Count >= limit;

    /// <summary>Takes a message that was just committed; answers a lane that nobody empties yet, or null.</summary>
    public OutboxLane? TakeNew(HeldMessage held)
    {
        lock (_lock)
        {
            if (_everythingBehind || _behind.Contains(held.Message.Stream) || !HasRoom(held))
            {
                LeaveNew(held);
                return null;
            }

            return Add(held);
        }
    }

    /// <summary>The table is going to be read from its beginning.</summary>
    public void BeginReading()
    {
        lock (_lock)
        {
            (_stillBehind, _late) = (new HashSet<string>(StringComparer.Ordinal), []);
        }
    }

    /// <summary>Takes a message that was read from the table, in the table's order.</summary>
    public OutboxLane? TakeStored(HeldMessage held)
    {
        lock (_lock)
        {
            if (_known.Contains(held.Message.Id))
            {
                return null;
            }

            if (_stillBehind!.Contains(held.Message.Stream) || !HasRoom(held))
            {
                _stillBehind.Add(held.Message.Stream);
                return null;
            }

            return Add(held);
        }
    }

    /// <summary>The table was read, to its end or not; answers the lanes of what was committed meanwhile.</summary>
    public List<OutboxLane> EndReading(bool complete)
    {
        lock (_lock)
        {
            _everythingBehind = !complete;
            _behind = _stillBehind!;
            var late = _late!;
            (_stillBehind, _late) = (null, null);
            return complete ? [.. late.Select(TakeNew).OfType<OutboxLane>()] : [];
        }
    }

    /// <summary>Lets a stream go on without a pause.</summary>
    public void Hasten(string stream)
    {
        lock (_lock)
        {
            _lanes.GetValueOrDefault(stream)?.Hasten();
        }
    }

    /// <summary>The first message of a lane; null when it is empty and therefore gone.</summary>
    public HeldMessage? Next(OutboxLane lane)
    {
        lock (_lock)
        {
            if (lane.Messages.TryPeek(out var next))
            {
                return next;
            }

            _lanes.Remove(lane.Stream);
            return null;
        }
    }

    /// <summary>The first message of a lane is delivered, or dead.</summary>
    public void Done(OutboxLane lane)
    {
        lock (_lock)
        {
            var done = lane.Messages.Dequeue();
            _known.Remove(done.Message.Id);
            if (--_ofTarget[done.Target] == 0)
            {
                _ofTarget.Remove(done.Target);
            }
        }
    }

    private bool HasRoom(HeldMessage held) => _known.Count < limit && _ofTarget.GetValueOrDefault(held.Target) < _limitOfTarget;

    private void LeaveNew(HeldMessage held)
    {
        if (_late is { } late && late.Count < limit)
        {
            late.Add(held);
        }
        else if (_late is not null || !_everythingBehind)
        {
            _behind.Add(held.Message.Stream);
            _stillBehind?.Add(held.Message.Stream);
        }
    }

    private OutboxLane? Add(HeldMessage held)
    {
        if (!_known.Add(held.Message.Id))
        {
            return null;
        }

        _ofTarget[held.Target] = _ofTarget.GetValueOrDefault(held.Target) + 1;
        var isNew = !_lanes.TryGetValue(held.Message.Stream, out var lane);
        if (isNew)
        {
            _lanes[held.Message.Stream] = lane = new OutboxLane(held.Message.Stream);
        }

        lane!.Messages.Enqueue(held);
        return isNew ? lane : null;
    }
}

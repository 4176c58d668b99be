namespace Dispatch.Engine.Diagnostics;

/// <summary>How the last commits went: a disk on which only some writes fail shows in several of them, not in any one.</summary>
/// <param name="time">Says how long ago a failure was.</param>
public sealed class CommitRecord(TimeProvider time)
{
    private const int Looked = 10;
    private const int TooMany = 2;
    private static readonly TimeSpan _recent = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Queue<bool> _last = new(Looked);
    private long _failedAt;

    /// <summary>Whether two or more of the last ten commits could not be stored, the latest of them less than ten seconds ago.</summary>
    public bool IsFailing
    {
        get
        {
            lock (_gate)
            {
                return _last.Count(stored => !stored) >= TooMany && time.GetElapsedTime(_failedAt) < _recent;
            }
        }
    }

    /// <summary>A commit was stored, or could not be.</summary>
    internal void Add(bool stored)
    {
        lock (_gate)
        {
            if (_last.Count == Looked)
            {
                _last.Dequeue();
            }

            _last.Enqueue(stored);
            if (!stored)
            {
                _failedAt = time.GetTimestamp();
            }
        }
    }
}

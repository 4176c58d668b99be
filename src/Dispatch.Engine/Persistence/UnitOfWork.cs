namespace Dispatch.Engine.Persistence;

/// <summary>
/// Everything that one command changes, gathered while it runs and stored in one transaction at its end. One per DI scope.
/// </summary>
/// <remarks>
/// A command reads, decides and adds writes; it never writes by itself. When another writer was first the unit is reset and the
/// command runs again on the new state, so nothing outside the unit may be changed before the commit.
/// </remarks>
public sealed class UnitOfWork(UnitGates gates) : IDisposable
{
    private readonly List<Action<WriteSession>> _writes = [];
    private readonly List<Action> _beforeCommit = [];
    private readonly List<Action> _committed = [];
    private readonly Dictionary<Type, object> _features = [];
    private readonly List<UnitGates.Pass> _passes = [];

    /// <summary>Whether a command has opened this unit; a command sent from inside another joins it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether there is nothing to store.</summary>
    public bool IsEmpty => _writes.Count == 0 && _beforeCommit.Count == 0;

    /// <summary>
    /// Adds a write. Writes run in order, inside the transaction, and must be fast: no I/O but the session's. They may run a second time, after the first was rolled back, so they
    /// change nothing outside the database.
    /// </summary>
    public void Write(Action<WriteSession> write) => _writes.Add(write);

    /// <summary>Adds what is to run once, when the command has ended and before its writes are stored: the moment to turn a changed aggregate into writes.</summary>
    public void BeforeCommit(Action action) => _beforeCommit.Add(action);

    /// <summary>Adds what is to run after the commit: waking timers, the outbox, listeners. Must not fail and not block.</summary>
    public void AfterCommit(Action action) => _committed.Add(action);

    /// <summary>What the parts of one command share (an aggregate loaded once, the events so far); made on first use, gone on a retry.</summary>
    public T Feature<T>(Func<T> create)
        where T : class
    {
        if (!_features.TryGetValue(typeof(T), out var feature))
        {
            _features[typeof(T)] = feature = create();
        }

        return (T)feature;
    }

    /// <summary>The shared part, or null when nobody made it yet.</summary>
    public T? Feature<T>()
        where T : class => _features.TryGetValue(typeof(T), out var feature) ? (T)feature : null;

    /// <summary>The shared part of that type, or null.</summary>
    public object? Feature(Type type) => _features.GetValueOrDefault(type);

    /// <summary>
    /// Waits until no other unit of this process works on <paramref name="key"/> (an instance's id) and keeps it until this unit ends.
    /// To be taken before reading what the unit will change. Taking the same key again is free.
    /// </summary>
    public async ValueTask EnterAsync(string key, CancellationToken cancellation = default)
    {
        if (_passes.Exists(p => p.Key == key))
        {
            return;
        }

        _passes.Add(await gates.EnterAsync(key, cancellation).ConfigureAwait(false));
    }

    /// <summary>Takes the later half of the writes (or all) out into a unit of their own. For tests that break the one transaction on purpose.</summary>
    internal UnitOfWork SplitOff(bool all = false)
    {
        var other = new UnitOfWork(gates);
        var kept = all ? 0 : _writes.Count / 2;
        other._writes.AddRange(_writes.Skip(kept));
        _writes.RemoveRange(kept, _writes.Count - kept);
        return other;
    }

    internal void Open() => IsOpen = true;

    internal void PrepareCommit()
    {
        for (var i = 0; i < _beforeCommit.Count; i++)
        {
            _beforeCommit[i]();
        }

        _beforeCommit.Clear();
    }

    internal void Apply(WriteSession session)
    {
        foreach (var write in _writes)
        {
            write(session);
        }
    }

    internal void Committed()
    {
        foreach (var action in _committed)
        {
            action();
        }

        Reset();
    }

    internal void Reset()
    {
        _writes.Clear();
        _beforeCommit.Clear();
        _committed.Clear();
        _features.Clear();
    }

    /// <summary>Ends the unit and lets the next one in.</summary>
    public void Close()
    {
        IsOpen = false;
        Reset();
        foreach (var pass in _passes)
        {
            pass.Leave();
        }

        _passes.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => Close();
}

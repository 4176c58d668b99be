using Dispatch.Engine.Authoring;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;
using Dispatch.Engine.Timers;

namespace Dispatch.Engine.Runtime;

/// <summary>The instances that one unit has loaded, each once, and what their bursts have left to be stored.</summary>
internal sealed class InstanceSet(UnitOfWork unit, ITimers timers, IOutbox outbox, IdGenerator ids)
{
    private readonly Dictionary<string, Entry> _entries = [];
    private bool _hooked;

    public WorkflowState? Find(string id) => _entries.GetValueOrDefault(id)?.State;

    public void Loaded(WorkflowState state, byte[] stored) => _entries[state.Id] = new Entry(state, state.RowVersion, Waits(state)) { Listed = InstanceStore.Listed(state), Stored = stored };

    /// <summary>What is stored of an instance; null for one that this unit has started or changed.</summary>
    public InstanceSnapshot? Stored(string id) => _entries[id] is { Stored: { } stored, Journal.Count: 0 } entry ? new InstanceSnapshot(id, entry.Version, stored) : null;

    /// <summary>Stores an earlier state in the place of the loaded one.</summary>
    public void Restored(WorkflowState state)
    {
        _entries[state.Id] = _entries[state.Id] with { State = state, IsRestored = true, Packed = null };
        Hook();
    }

    public void Created(WorkflowState state) => _entries[state.Id] = new Entry(state, -1, []);

    /// <summary>Puts the state back to what is stored, keeping only an incident: for a burst whose result can't be stored.</summary>
    public void Replace(WorkflowState state) => _entries[state.Id] = _entries[state.Id] with { State = state };

    /// <summary>Takes over what a burst has done.</summary>
    /// <param name="state">The instance after it.</param>
    /// <param name="effects">What it leaves behind.</param>
    /// <param name="packed">The state as it is to be stored.</param>
    public void Ran(WorkflowState state, BurstEffects effects, byte[] packed)
    {
        var entry = _entries[state.Id];
        entry.Packed = packed;
        entry.Journal.AddRange(effects.Journal);
        foreach (var record in effects.Records)
        {
            entry.Records[record.Id] = entry.Records.TryGetValue(record.Id, out var earlier) ? record.After(earlier) : record;
        }

        foreach (var message in effects.Messages)
        {
            outbox.Send(unit, new OutboxMessage(ids.Next(), message.Kind, state.Id, message.Payload.GetRawText(), state.UpdatedAt));
        }

        Hook();
    }

    private void Hook()
    {
        if (!_hooked)
        {
            _hooked = true;
            unit.BeforeCommit(Store);
        }
    }

    private void Store()
    {
        foreach (var entry in _entries.Values.Where(e => e.Journal.Count > 0 || e.Version < 0 || e.IsRestored))
        {
            Store(entry);
        }
    }

    private void Store(Entry entry)
    {
        var state = entry.State;
        var expected = entry.Version;
        state.RowVersion = Math.Max(0, expected) + 1;
        var packed = entry.Packed ?? InstanceStore.Pack(state, out _);
        var journal = PackedText.Pack(entry.Journal, StateJson.Plain.ListJournalEntry);
        var records = PackedText.Pack([.. entry.Records.Values], StateJson.Plain.ListActivityRecord);
        var now = Waits(state);
        var added = now.Values.Where(b => !entry.Waited.ContainsKey(b.Id)).ToList();
        var removed = entry.Waited.Values.Where(b => !now.ContainsKey(b.Id)).ToList();
        var goesOn = InstanceStore.Listed(state) == entry.Listed;
        unit.Write(session =>
        {
            if (expected < 0)
            {
                InstanceStore.InsertInstance(session, state, packed);
            }
            else if (goesOn)
            {
                InstanceStore.GoOnWithInstance(session, state, packed, expected);
            }
            else
            {
                InstanceStore.UpdateInstance(session, state, packed, expected);
            }

            InstanceStore.InsertJournal(session, state.Id, state.RowVersion, state.UpdatedAt, journal, records);
            removed.ForEach(b => InstanceStore.RemoveBookmark(session, b.Id));
            added.ForEach(b => InstanceStore.AddBookmark(session, state, b));
        });
        removed.Where(b => b.DueAt is not null).ToList().ForEach(b => timers.Cancel(unit, b.Id));
        added.Where(b => b.DueAt is not null).ToList().ForEach(b => timers.Set(unit, new Timers.Timer(b.Id, state.Id, BookmarkTimer.Name, null, b.DueAt!.Value)));
    }

    // What has ended waits for nothing, whatever its state still lists.
    private static Dictionary<string, Bookmark> Waits(WorkflowState state) =>
        state.Status == WorkflowStatus.Finished ? [] : state.Bookmarks.ToDictionary(b => b.Id);

    private sealed record Entry(WorkflowState State, long Version, Dictionary<string, Bookmark> Waited)
    {
        public (WorkflowStatus Status, string VersionId, string? CorrelationId, string? Name, int Incidents) Listed { get; init; }

        public byte[]? Packed { get; set; }

        public byte[]? Stored { get; init; }

        public bool IsRestored { get; init; }

        public List<JournalEntry> Journal { get; } = [];

        public Dictionary<string, ActivityRecord> Records { get; } = [];
    }
}

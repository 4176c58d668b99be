using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>Where the counters of some groups lie.</summary>
internal interface ICounterStore
{
    /// <summary>Adds a change to a counter.</summary>
    void Add(WriteSession session, CounterKey key, CounterChange change);

    /// <summary>Writes a stretch of which nothing is there yet.</summary>
    void Write(WriteSession session, CounterStretch stretch);

    /// <summary>Adds the counters of a group that a condition on their day and place finds to those that <paramref name="into"/> names for their keys; <paramref name="times"/> -1 takes them away.</summary>
    void Read(DbSession session, CounterGroup group, SqlCondition condition, int times, CounterOfKey into);

    /// <summary>A stretch as it is stored.</summary>
    CounterStretch Of(DbSession session, CounterGroup group, DateOnly day);

    /// <summary>How many of all its counters count any ticket.</summary>
    long Filled(DbSession session);

    /// <summary>Whether a group has any counter.</summary>
    bool Has(DbSession session, CounterGroup group);

    /// <summary>Takes a group's counters away.</summary>
    void Clear(WriteSession session, CounterGroup group);
}

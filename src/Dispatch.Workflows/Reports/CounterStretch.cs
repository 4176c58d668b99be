namespace Dispatch.Workflows.Reports;

/// <summary>All counters of a group over one stretch of days, whose first day names it.</summary>
internal sealed record CounterStretch(CounterGroup Group, DateOnly Day, IReadOnlyDictionary<CounterKey, CounterChange> Counters);

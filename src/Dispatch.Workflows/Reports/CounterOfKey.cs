namespace Dispatch.Workflows.Reports;

/// <summary>The counter that is added to for a key.</summary>
internal delegate CounterChange CounterOfKey(ReadOnlySpan<char> key);

namespace Dispatch.Workflows.Clocks;

/// <summary>Minutes between two instants without pauses: in working time and in natural time.</summary>
public sealed record TriedElapsed(decimal WorkMinutes, decimal Minutes);

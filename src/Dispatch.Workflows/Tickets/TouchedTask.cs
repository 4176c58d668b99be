namespace Dispatch.Workflows.Tickets;

/// <summary>A task that came, changed or went.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="UnitIds">The unit in whose inbox it lies, and those where it lay before.</param>
public sealed record TouchedTask(string TaskId, IReadOnlyList<string> UnitIds);

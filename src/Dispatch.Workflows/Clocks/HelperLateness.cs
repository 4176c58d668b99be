namespace Dispatch.Workflows.Clocks;

/// <summary>A helper's part in a lead's lateness.</summary>
/// <param name="UnitId">The helper.</param>
/// <param name="Seconds">For how long the lead was late because of it.</param>
public sealed record HelperLateness(string UnitId, decimal Seconds);

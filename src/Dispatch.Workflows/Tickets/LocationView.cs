namespace Dispatch.Workflows.Tickets;

/// <summary>Where a matter is.</summary>
public sealed record LocationView(double? Lat, double? Lon, string? Address);

namespace Dispatch.Workflows.Tickets;

/// <summary>Who did something.</summary>
public sealed record ActorView(string Kind, string? Id, string? UnitId);

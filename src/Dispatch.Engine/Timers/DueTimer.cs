namespace Dispatch.Engine.Timers;

/// <summary>A timer that is to fire now.</summary>
internal sealed record DueTimer(Timer Timer, DateTimeOffset FireAt, int Attempts);

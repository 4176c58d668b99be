namespace Dispatch.Host.Persistence;

/// <summary>The row that the readiness check writes to prove that the database takes writes.</summary>
internal sealed class ProbeRow
{
    public string Id { get; init; } = "";

    public DateTimeOffset At { get; init; }
}

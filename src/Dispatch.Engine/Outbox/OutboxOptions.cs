using System.ComponentModel.DataAnnotations;

namespace Dispatch.Engine.Outbox;

/// <summary>How effects leave.</summary>
public sealed class OutboxOptions
{
    /// <summary>Most deliveries at the same time to one receiver, or of one kind where receivers are not told apart; a receiver that never answers holds up nobody else.</summary>
    /// <value>Default 32.</value>
    [Range(1, 1024)]
    public int Parallelism { get; set; } = 32;

    /// <summary>Attempts before a message becomes a dead letter. The pauses grow from 1 s to 6 h; 27 attempts are three days and three hours.</summary>
    /// <value>Default 27.</value>
    [Range(1, 100)]
    public int Attempts { get; set; } = 27;

    /// <summary>Most messages kept in memory, a quarter of them for one receiver; more wait in the table.</summary>
    /// <value>Default 20,000.</value>
    [Range(100, 10_000_000)]
    public int InMemory { get; set; } = 20_000;
}

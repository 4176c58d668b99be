namespace Dispatch.Engine.Persistence;

/// <summary>An effect on its way out, as stored.</summary>
public sealed class OutboxRow
{
    /// <summary>Ascending within the process that made it; the order of delivery within a stream.</summary>
    public required string Id { get; init; }

    /// <summary>Who delivers it.</summary>
    public required string Kind { get; init; }

    /// <summary>What keeps its order.</summary>
    public required string Stream { get; init; }

    /// <summary>JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>When it was caused.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Failed deliveries.</summary>
    public int Attempts { get; init; }

    /// <summary>No delivery before this instant.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>Whether it was given up and waits for a person.</summary>
    public bool IsDead { get; init; }

    /// <summary>The last failure.</summary>
    public string? Error { get; init; }
}

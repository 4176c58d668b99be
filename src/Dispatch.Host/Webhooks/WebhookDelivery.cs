namespace Dispatch.Host.Webhooks;

/// <summary>One event on its way to one subscription, with how it went.</summary>
internal sealed record WebhookDelivery
{
    public required string Id { get; init; }

    public required string WebhookId { get; init; }

    /// <summary>The event's id, which repeats carry unchanged.</summary>
    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required string Stream { get; init; }

    public required string Body { get; init; }

    /// <summary>pending, delivered, dead (given up after three days; can be sent again), or ended with its subscription.</summary>
    public required string State { get; init; }

    public int Attempts { get; init; }

    public int? LastStatus { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastAt { get; init; }
}

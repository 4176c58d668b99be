namespace Dispatch.Host.Api;

/// <summary>The first answer to a request with an idempotency key, kept in the transaction of the change itself.</summary>
internal sealed record FirstAnswer
{
    public required string CallerId { get; init; }

    public required string Key { get; init; }

    /// <summary>Hash of method, path and body: the same key for something else is refused.</summary>
    public required string RequestHash { get; init; }

    public int Status { get; init; }

    public string? Location { get; init; }

    public string? Tag { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

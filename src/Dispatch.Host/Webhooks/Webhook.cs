using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Webhooks;

/// <summary>A subscription: which events go where.</summary>
internal sealed record Webhook
{
    public required string Id { get; init; }

    /// <summary>The unit whose events it hears; null hears all.</summary>
    public string? UnitId { get; init; }

    /// <summary>Who made it.</summary>
    public required string OwnerId { get; init; }

    public required string Url { get; init; }

    /// <summary>Event types with commas between; empty for all.</summary>
    public required string Events { get; init; }

    /// <summary>The secret that signs, encrypted with a key outside the database.</summary>
    public required string Secret { get; init; }

    /// <summary>The secrets before, with spaces between, which sign too until <see cref="PreviousUntil"/>.</summary>
    public string? PreviousSecret { get; init; }

    public DateTimeOffset? PreviousUntil { get; init; }

    public bool IsActive { get; init; } = true;

    public DateTimeOffset CreatedAt { get; init; }

    public long Version { get; init; } = 1;

    /// <summary>Whether it was made with a sandbox key, and hears of sandbox tickets only.</summary>
    public bool Sandbox { get; init; }

    /// <summary>Whether it wants an event.</summary>
    public bool Wants(DomainEvent happened) => Wants(happened.Type, happened.UnitIds) && (!Sandbox || happened.Sandbox);

    /// <summary>Whether it wants an event of a type that these units may hear of.</summary>
    public bool Wants(string type, IReadOnlyList<string> unitIds) =>
        IsActive && (Events.Length == 0 || Events.Split(',').Contains(type)) && (UnitId is null || unitIds.Contains(UnitId));
}

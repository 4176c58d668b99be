using Dispatch.Workflows.Access;

namespace Dispatch.Host.Identity;

/// <summary>A key with which a unit's program signs in. Only its hash is kept.</summary>
internal sealed record ApiKey
{
    public required string Id { get; init; }

    /// <summary>SHA-256 of the key, in hex. Keys carry 256 random bits, so a slow hash would add nothing.</summary>
    public required string Hash { get; init; }

    public required string Name { get; init; }

    public string? UnitId { get; init; }

    public required string Role { get; init; }

    public CallerRights Rights { get; init; }

    /// <summary>Whether it is a demo key, which only the Development environment accepts.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Requests a second; null for the host's default.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>What it is for; at most two live keys of a unit share a purpose.</summary>
    public string Purpose { get; init; } = "default";

    /// <summary>What it is good for, with blanks between; empty for all that its role may.</summary>
    public string Scopes { get; init; } = "";

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    public long Version { get; init; } = 1;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Whether it opens anything at <paramref name="now"/>.</summary>
    public bool IsLive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}

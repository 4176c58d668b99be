using System.Text.Json.Serialization;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Keys;

/// <summary>A key as callers see it; the key itself only in the answer that makes it.</summary>
internal sealed record KeyView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Purpose { get; init; }

    public string? UnitId { get; init; }

    public required string Role { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required IReadOnlyList<CallerRights> Rights { get; init; }

    /// <summary>live, expired or revoked.</summary>
    public required string State { get; init; }

    public int? RequestsPerSecond { get; init; }

    /// <summary>Whether it is a demo key, of the Development environment only.</summary>
    public bool Demo { get; init; }

    public string? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The key: shown once, kept only as a hash.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    [JsonIgnore]
    public long Version { get; init; }

    public static KeyView Of(ApiKey key, DateTimeOffset now, string? secret = null) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Purpose = key.Purpose,
        UnitId = key.UnitId,
        Role = key.Role,
        Scopes = key.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Rights = [.. Enum.GetValues<CallerRights>().Where(right => right != CallerRights.None && key.Rights.HasFlag(right))],
        State = key.RevokedAt is not null ? "revoked" : key.IsLive(now) ? "live" : "expired",
        RequestsPerSecond = key.RequestsPerSecond,
        Demo = key.IsDemo,
        CreatedBy = key.CreatedBy,
        CreatedAt = key.CreatedAt,
        ExpiresAt = key.ExpiresAt,
        RevokedAt = key.RevokedAt,
        LastUsedAt = key.LastUsedAt,
        Key = secret,
        Version = key.Version,
    };
}

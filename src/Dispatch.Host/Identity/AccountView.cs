using System.Text.Json.Serialization;

namespace Dispatch.Host.Identity;

/// <summary>An account as admins see it; the one-time password only in the answer that makes it.</summary>
internal sealed record AccountView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? DisplayName { get; init; }

    public string? MemberId { get; init; }

    public string? UnitId { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    public string? ExternalName { get; init; }

    /// <summary>Whether an admin has locked it.</summary>
    public bool Locked { get; init; }

    /// <summary>Until when it takes no password after too many wrong ones.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    public bool MustChangePassword { get; init; }

    /// <summary>Whether it is a demo account, of the Development environment only.</summary>
    public bool Demo { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    [JsonIgnore]
    public long Version { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OneTimePassword { get; init; }

    public static AccountView Of(Account account, string? oneTimePassword = null) => new()
    {
        Id = account.Id,
        Name = account.Name,
        DisplayName = account.DisplayName,
        MemberId = account.MemberId,
        UnitId = account.UnitId,
        Roles = account.RoleList,
        ExternalName = account.ExternalName,
        Locked = account.IsLocked,
        LockedUntil = account.LockedUntil,
        MustChangePassword = account.MustChangePassword,
        Demo = account.IsDemo,
        LastSignInAt = account.LastSignInAt,
        CreatedAt = account.CreatedAt,
        Version = account.Version,
        OneTimePassword = oneTimePassword,
    };
}

namespace Dispatch.Host.Identity;

/// <summary>A person's account for the pages.</summary>
internal sealed record Account
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string PasswordHash { get; init; }

    public string? UnitId { get; init; }

    public required string Role { get; init; }

    /// <summary>Whether it is a demo account, which only the Development environment accepts.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int Failures { get; init; }

    /// <summary>Until when no password is accepted, after too many wrong ones.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

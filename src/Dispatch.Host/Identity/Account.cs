namespace Dispatch.Host.Identity;

/// <summary>A person's account for the pages: who signs in, for which unit, as what.</summary>
internal sealed class Account
{
    /// <summary>Its id, never used again.</summary>
    public required string Id { get; set; }

    /// <summary>What is typed to sign in; lower case.</summary>
    public required string Name { get; set; }

    /// <summary>The person's name as colleagues see it; null for the name of the member, or the account's own.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Empty where the account signs in by the identity provider only.</summary>
    public string PasswordHash { get; set; } = "";

    /// <summary>The member whose account it is.</summary>
    public string? MemberId { get; set; }

    /// <summary>The unit it acts for; null for none, as an admin.</summary>
    public string? UnitId { get; set; }

    /// <summary>Its roles with commas between.</summary>
    public required string Roles { get; set; }

    /// <summary>Who it is to the identity provider: the value of the claim that <c>Dispatch:OpenId:Claim</c> names.</summary>
    public string? ExternalName { get; set; }

    /// <summary>Whether it is a demo account, which only the Development environment accepts.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int Failures { get; set; }

    /// <summary>Until when no password is accepted, after too many wrong ones.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Whether an admin has locked it, until an admin opens it again.</summary>
    public bool IsLocked { get; set; }

    /// <summary>Whether nothing but a new password is accepted of it: after its first password, and after a reset.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Changes with everything that ends sessions: password, roles, unit, lock.</summary>
    public string SecurityStamp { get; set; } = "";

    public DateTimeOffset? LastSignInAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>How often it was changed.</summary>
    public long Version { get; set; }

    public Account Copy() => (Account)MemberwiseClone();

    /// <summary>Its roles.</summary>
    public IReadOnlyList<string> RoleList => Roles.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

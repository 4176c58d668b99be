namespace Dispatch.Workflows.Access;

/// <summary>Who sends a request: a person, a unit's key, Dispatch itself, or nobody in particular.</summary>
public sealed record Caller
{
    /// <summary>What kind of caller it is.</summary>
    public required CallerKind Kind { get; init; }

    /// <summary>The id of the account or key; null for an anonymous caller.</summary>
    public string? Id { get; init; }

    /// <summary>The name shown for it.</summary>
    public string? Name { get; init; }

    /// <summary>The unit it acts for; null when it acts for none, as the hotline or an admin may.</summary>
    public string? UnitId { get; init; }

    /// <summary>Its roles.</summary>
    public IReadOnlySet<string> Roles { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What it may do beyond its roles.</summary>
    public CallerRights Rights { get; init; }

    /// <summary>Nobody in particular.</summary>
    public static Caller Anonymous { get; } = new() { Kind = CallerKind.Anonymous };

    /// <summary>Dispatch itself.</summary>
    public static Caller System { get; } = new() { Kind = CallerKind.System, Id = "system" };

    /// <summary>Whether the caller is Dispatch itself.</summary>
    public bool IsSystem => Kind == CallerKind.System;

    /// <summary>What kind of caller it is, as history shows it.</summary>
    public string KindName => Kind switch
    {
        CallerKind.User => "user",
        CallerKind.Key => "key",
        CallerKind.System => "system",
        _ => "anonymous",
    };

    /// <summary>Whether it is known who calls.</summary>
    public bool IsKnown => Kind != CallerKind.Anonymous;

    /// <summary>Whether the caller has the role.</summary>
    public bool Is(string role) => Roles.Contains(role);

    /// <summary>Whether the caller has one of the roles.</summary>
    public bool IsAny(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the caller has a right beyond its roles.</summary>
    public bool Has(CallerRights right) => (Rights & right) == right;

    /// <summary>A person who has signed in.</summary>
    public static Caller User(string id, string? unitId, params IEnumerable<string> roles) => Of(CallerKind.User, id, unitId, roles);

    /// <summary>A program with the key of its unit.</summary>
    public static Caller Key(string id, string? unitId, params IEnumerable<string> roles) => Of(CallerKind.Key, id, unitId, roles);

    private static Caller Of(CallerKind kind, string id, string? unitId, IEnumerable<string> roles) =>
        new() { Kind = kind, Id = id, Name = id, UnitId = unitId, Roles = roles.ToHashSet(StringComparer.Ordinal) };
}

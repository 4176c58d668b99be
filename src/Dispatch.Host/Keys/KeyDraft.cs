using Dispatch.Workflows.Access;

namespace Dispatch.Host.Keys;

/// <summary>What is said of a new key.</summary>
internal sealed record KeyDraft
{
    private const int MostRequestsPerSecond = 100_000;

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; at most two live keys of a unit share a purpose, so that one can take over from the other.</summary>
    public string Purpose { get; init; } = "default";

    /// <summary>The unit it acts for; left out: the caller's own.</summary>
    public string? UnitId { get; init; }

    /// <summary>Its role; left out: the one of the unit's kind. Only an admin names one.</summary>
    public string? Role { get; init; }

    /// <summary>What it is good for, e.g. <c>tasks:write</c>; none: all that its role may.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>What it may do beyond its role: <c>import</c>, <c>sandbox</c>. Only an admin gives <c>import</c>.</summary>
    public IReadOnlyList<CallerRights>? Rights { get; init; }

    /// <summary>When it ends; left out: in a year; at most two years ahead.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Its own limit of requests a second. Only an admin sets one.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Adds what is wrong with it in itself.</summary>
    public void Validate(FieldErrors errors)
    {
        errors.Text("name", Name, 100).Text("purpose", Purpose, 60).AtMost("unitId", UnitId, 200);
        foreach (var unknown in (Scopes ?? []).Where(scope => !KeyScope.IsOne(scope)))
        {
            errors.Add("scopes", $"未知权限范围 {unknown}。Unknown scope: it is resource:read or resource:write, with one of {string.Join(", ", KeyScope.Resources)}.");
        }

        if (Role is not null && !Roles.All.Contains(Role))
        {
            errors.Add("role", $"未知角色 {Role}。Unknown role; known: {string.Join(", ", Roles.All)}.");
        }

        if (RequestsPerSecond is < 1 or > MostRequestsPerSecond)
        {
            errors.Add("requestsPerSecond", $"应为 1 到 {MostRequestsPerSecond}。Must be 1 to {MostRequestsPerSecond}.");
        }
    }
}

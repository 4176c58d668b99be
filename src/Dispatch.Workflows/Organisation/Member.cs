namespace Dispatch.Workflows.Organisation;

/// <summary>A person of the organisation and the posts they hold.</summary>
public sealed record Member
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>The name in Latin letters.</summary>
    public string? NameEn { get; init; }

    /// <summary>The number they are called on at work.</summary>
    public string? Phone { get; init; }

    /// <summary>Their e-mail address at work.</summary>
    public string? Email { get; init; }

    /// <summary>The posts, past ones included.</summary>
    public IReadOnlyList<PostHolding> Posts { get; init; } = [];

    /// <summary>How often it was changed.</summary>
    public long Version { get; init; } = 1;
}

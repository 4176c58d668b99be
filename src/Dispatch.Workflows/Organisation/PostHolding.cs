namespace Dispatch.Workflows.Organisation;

/// <summary>A post that a member holds in a unit between two dates.</summary>
public sealed record PostHolding
{
    /// <summary>The unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>What they are there: <c>head</c>, <c>deputy</c>, <c>secretary</c>, <c>clerk</c>, <c>steward</c> or a word of the admin's.</summary>
    public required string Post { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null while held.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Whether the post is held on <paramref name="day"/>.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

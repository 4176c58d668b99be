namespace Dispatch.Workflows.DutyLists;

/// <summary>One line of a duty list, with its period and its basis.</summary>
public sealed record DutyEntry
{
    /// <summary>Its id; tickets keep it.</summary>
    public required string Id { get; init; }

    /// <summary>The list it stands on.</summary>
    public required DutyList List { get; init; }

    /// <summary>Whose list: a community, or a street or district for all communities below it; a department for its own list.</summary>
    public required string UnitId { get; init; }

    /// <summary>The category; an entry for a parent category holds for those below it that have none of their own.</summary>
    public required string CategoryCode { get; init; }

    /// <summary>The matter in the list's words.</summary>
    public required string Title { get; init; }

    /// <summary>The same in English.</summary>
    public string? TitleEn { get; init; }

    /// <summary>The rule it rests on.</summary>
    public string? Basis { get; init; }

    /// <summary>For abolished items: where to go, or what replaces it.</summary>
    public string? Instead { get; init; }

    /// <summary>The department that leads (主办).</summary>
    public string? LeadDepartmentId { get; init; }

    /// <summary>The departments that help (协办).</summary>
    public IReadOnlyList<string> HelperDepartmentIds { get; init; } = [];

    /// <summary>The whistle that is proposed.</summary>
    public WhistleType? WhistleType { get; init; }

    /// <summary>How far the entry has come.</summary>
    public DutyState State { get; init; } = DutyState.Published;

    /// <summary>The published entry that it takes the place of once it is published itself.</summary>
    public string? AmendsId { get; init; }

    /// <summary>The unit that put it forward.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>The unit that agreed to it.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day in force; null while open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>How often it was changed.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Whether it decides anything on <paramref name="day"/>.</summary>
    public bool InForce(DateOnly day) =>
        State == DutyState.Published && ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

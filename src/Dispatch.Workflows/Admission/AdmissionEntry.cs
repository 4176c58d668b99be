namespace Dispatch.Workflows.Admission;

/// <summary>Leave for a department to put a matter on communities for a period (准入事项).</summary>
public sealed record AdmissionEntry
{
    /// <summary>Its id; downward tasks keep it.</summary>
    public required string Id { get; init; }

    /// <summary>The department that may.</summary>
    public required string DepartmentId { get; init; }

    /// <summary>The matter, as a word or a category's code.</summary>
    public required string Matter { get; init; }

    /// <summary>The matter in full.</summary>
    public required string Title { get; init; }

    /// <summary>The same in English.</summary>
    public string? TitleEn { get; init; }

    /// <summary>What exactly is to be done.</summary>
    public string? Scope { get; init; }

    /// <summary>Communities, or streets and districts for all communities below them.</summary>
    public IReadOnlyList<string> UnitIds { get; init; } = [];

    /// <summary>Money, people and authority that come with it.</summary>
    public string? Resources { get; init; }

    /// <summary>The decision it rests on.</summary>
    public string? Basis { get; init; }

    /// <summary>Whether it is on trial.</summary>
    public bool Trial { get; init; }

    /// <summary>Working hours a month it is expected to cost one community, for the burden index.</summary>
    public int HoursPerMonth { get; init; }

    /// <summary>Whether it still gives leave.</summary>
    public AdmissionState State { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; an admission always ends.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>How often it was changed.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Whether it gives leave on <paramref name="day"/>.</summary>
    public bool InForce(DateOnly day) => State == AdmissionState.Live && ValidFrom <= day && day <= ValidTo;
}

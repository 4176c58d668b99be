namespace Dispatch.Workflows.Organisation;

/// <summary>A node of the organisation tree, in force between two dates.</summary>
public sealed record Unit
{
    /// <summary>Its id: stable and readable, never used again for another unit.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>Its name in Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in English.</summary>
    public string? NameEn { get; init; }

    /// <summary>The unit above, null for the district.</summary>
    public string? ParentId { get; init; }

    /// <summary>The department that a branch at a street belongs to.</summary>
    public string? DepartmentId { get; init; }

    /// <summary>The unit that took over its work when it was merged or dissolved.</summary>
    public string? SuccessorId { get; init; }

    /// <summary>Where it is, in words.</summary>
    public string? Address { get; init; }

    /// <summary>Latitude of its middle in WGS 84 degrees, where that is known.</summary>
    public double? Lat { get; init; }

    /// <summary>Longitude of its middle in WGS 84 degrees, where that is known.</summary>
    public double? Lon { get; init; }

    /// <summary>Households it looks after, where that is known.</summary>
    public int? Households { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day in force; null while open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>How often it was changed.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Whether it is in force on <paramref name="day"/>.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

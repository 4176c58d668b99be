using System.Text.Json;

namespace Dispatch.Workflows.Catalogue;

/// <summary>An entry of the dispatch catalogue: one kind of matter.</summary>
public sealed record Category
{
    /// <summary>Its code, such as <c>water.outage</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its name in Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>The category it belongs to.</summary>
    public string? ParentCode { get; init; }

    /// <summary>Words that people use for it every day, for the search.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>What is asked for beyond every ticket's own fields: a flat JSON Schema, or null.</summary>
    public JsonElement? Fields { get; init; }

    /// <summary>The urgency unless the ticket says otherwise.</summary>
    public Urgency DefaultUrgency { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day in force; null while open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>How often it was changed.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Whether it may be filed under on <paramref name="day"/>.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

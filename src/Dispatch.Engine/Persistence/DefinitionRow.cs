namespace Dispatch.Engine.Persistence;

/// <summary>One version of a definition as stored.</summary>
public sealed class DefinitionRow
{
    /// <summary>Id of the version.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the definition, stable over versions.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Version { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>Whether it is the newest version.</summary>
    public bool IsLatest { get; set; }

    /// <summary>Whether it is the version new instances run.</summary>
    public bool IsPublished { get; set; }

    /// <summary>Whether it is for reading only.</summary>
    public bool IsReadonly { get; set; }

    /// <summary>Whether lists hide it.</summary>
    public bool IsSystem { get; set; }

    /// <summary>Whether it may be used as an activity.</summary>
    public bool UsableAsActivity { get; set; }

    /// <summary>When the version was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The whole definition, Elsa's JSON.</summary>
    public required string Json { get; set; }
}

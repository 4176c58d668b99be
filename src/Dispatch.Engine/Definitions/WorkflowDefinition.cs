using System.Text.Json.Nodes;

namespace Dispatch.Engine.Definitions;

/// <summary>One version of a workflow as its author wrote it. Immutable; keeps the whole JSON it was read from, so that nothing unknown is lost.</summary>
/// <remarks>Change identity and flags with <c>with</c>; what is inside (root, variables, options) changes only by reading new JSON with <see cref="DefinitionJson"/>.</remarks>
public sealed record WorkflowDefinition
{
    /// <summary>Id of this version.</summary>
    public string Id { get; init; } = "";

    /// <summary>Id of the definition, stable over versions.</summary>
    public string DefinitionId { get; init; } = "";

    /// <summary>1, 2, 3 …</summary>
    public int Version { get; init; } = 1;

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>When the version was made; null when the JSON doesn't say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Version of the tool that saved it.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>Whether it is the newest version.</summary>
    public bool IsLatest { get; init; }

    /// <summary>Whether it is the version new instances run.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Whether it is for reading only.</summary>
    public bool IsReadonly { get; init; }

    /// <summary>Whether lists hide it.</summary>
    public bool IsSystem { get; init; }

    /// <summary>Variables of the workflow.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    /// <summary>What it takes.</summary>
    public IReadOnlyList<InputDefinition> Inputs { get; init; } = [];

    /// <summary>What it gives.</summary>
    public IReadOnlyList<OutputDefinition> Outputs { get; init; } = [];

    /// <summary>Its outcomes when it is used as an activity.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Strategies and use as an activity.</summary>
    public WorkflowOptions Options { get; init; } = new();

    /// <summary>Free properties, as they stand. Not to be changed.</summary>
    public JsonObject CustomProperties => Document["customProperties"] as JsonObject ?? [];

    /// <summary>The root activity as it stands; null for an empty definition. Not to be changed.</summary>
    public JsonObject? Root => Document["root"] as JsonObject;

    /// <summary>The whole JSON it was read from. Not to be changed.</summary>
    public required JsonObject Document { get; init; }
}

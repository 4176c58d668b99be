using System.Text.Json.Nodes;

namespace Dispatch.Engine.Definitions;

/// <summary>What Studio and people are told about an activity type.</summary>
public sealed record ActivityDescriptor
{
    /// <summary>E.g. <c>Elsa.WriteLine</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The part before the last dot.</summary>
    public required string Namespace { get; init; }

    /// <summary>The part after the last dot.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the type.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Group in the toolbox.</summary>
    public required Localized Category { get; init; }

    /// <summary>Name for people.</summary>
    public required Localized DisplayName { get; init; }

    /// <summary>What it does.</summary>
    public Localized Description { get; init; } = Localized.None;

    /// <summary>Action, Trigger, Job or Task.</summary>
    public string Kind { get; init; } = "Action";

    /// <summary>Whether the toolbox offers it.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Whether it holds other activities on its canvas.</summary>
    public bool IsContainer { get; init; }

    /// <summary>Whether it has no way in.</summary>
    public bool IsStart { get; init; }

    /// <summary>Whether it has no way out.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Its settings.</summary>
    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    /// <summary>What it gives.</summary>
    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>Its outcomes and slots.</summary>
    public IReadOnlyList<PortDescriptor> Ports { get; init; } = [];

    /// <summary>Free properties for Studio.</summary>
    public JsonObject CustomProperties { get; init; } = [];

    /// <summary>Members that Studio copies into a new node.</summary>
    public JsonObject ConstructionProperties { get; init; } = [];
}

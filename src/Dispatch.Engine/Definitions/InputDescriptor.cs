using System.Text.Json.Nodes;

namespace Dispatch.Engine.Definitions;

/// <summary>A setting of an activity type.</summary>
public sealed record InputDescriptor
{
    /// <summary>PascalCase.</summary>
    public required string Name { get; init; }

    /// <summary>Alias of its type.</summary>
    public required string TypeName { get; init; }

    /// <summary>Name for people.</summary>
    public required Localized DisplayName { get; init; }

    /// <summary>What it is for.</summary>
    public Localized Description { get; init; } = Localized.None;

    /// <summary>Place in the editor.</summary>
    public float Order { get; init; }

    /// <summary>Whether the editor shows it.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Whether it is an expression (true) or plain JSON.</summary>
    public bool IsWrapped { get; init; } = true;

    /// <summary>Studio's editor.</summary>
    public string UIHint { get; init; } = "singleline";

    /// <summary>The value used when nothing is set; JSON.</summary>
    public JsonNode? DefaultValue { get; init; }

    /// <summary>The expression type the editor starts with.</summary>
    public string? DefaultSyntax { get; init; }

    /// <summary>Group in the editor.</summary>
    public string? Category { get; init; }

    /// <summary>Fixed choices of a drop-down.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Name of the <see cref="Authoring.IOptionsSource"/> that fills a drop-down.</summary>
    public string? OptionsSource { get; init; }

    /// <summary>Whether the pipeline evaluates it before the activity starts.</summary>
    public bool AutoEvaluate { get; init; } = true;

    /// <summary>Studio's further settings of the editor, as far as they are fixed.</summary>
    public JsonObject UISpecifications { get; init; } = [];
}

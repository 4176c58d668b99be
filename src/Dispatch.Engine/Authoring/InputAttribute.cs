namespace Dispatch.Engine.Authoring;

/// <summary>Makes a property a setting of its activity: <see cref="Input{T}"/> for an expression, any other type for plain JSON.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    /// <summary>Name in the editor; default: the property's.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Name in the editor, Chinese.</summary>
    public string? DisplayNameZh { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>What it is for, Chinese.</summary>
    public string? DescriptionZh { get; init; }

    /// <summary>Studio's editor, e.g. <c>singleline</c>, <c>dropdown</c>, <c>json-editor</c>.</summary>
    public string UIHint { get; init; } = "singleline";

    /// <summary>The value used when nothing is set.</summary>
    public object? DefaultValue { get; init; }

    /// <summary>The expression type that the editor starts with.</summary>
    public string? DefaultSyntax { get; init; }

    /// <summary>Fixed choices of a drop-down.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>Name of the <see cref="IOptionsSource"/> that fills a drop-down, e.g. <c>units</c>.</summary>
    public string? OptionsSource { get; init; }

    /// <summary>Whether the pipeline evaluates it before the activity starts; containers that evaluate later say false.</summary>
    /// <value>Default true.</value>
    public bool AutoEvaluate { get; init; } = true;

    /// <summary>Group in the editor.</summary>
    public string? Category { get; init; }

    /// <summary>Place in the editor; default: the order of declaration.</summary>
    public float Order { get; init; }
}

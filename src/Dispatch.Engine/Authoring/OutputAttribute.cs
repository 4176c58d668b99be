namespace Dispatch.Engine.Authoring;

/// <summary>Makes an <see cref="Output{T}"/> property an output of its activity.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>Name in the editor; default: the property's.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Name in the editor, Chinese.</summary>
    public string? DisplayNameZh { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>What it is, Chinese.</summary>
    public string? DescriptionZh { get; init; }
}

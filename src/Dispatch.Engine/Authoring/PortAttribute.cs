namespace Dispatch.Engine.Authoring;

/// <summary>Makes an <see cref="Activity"/> property (or a list of them) a slot that holds a nested activity.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PortAttribute : Attribute
{
    /// <summary>Name in the designer; default: the property's.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Name in the designer, Chinese.</summary>
    public string? DisplayNameZh { get; init; }

    /// <summary>Its name in definitions; default: the property's.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the designer draws it.</summary>
    /// <value>Default true.</value>
    public bool IsBrowsable { get; init; } = true;
}

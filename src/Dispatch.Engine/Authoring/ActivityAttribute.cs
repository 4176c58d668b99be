namespace Dispatch.Engine.Authoring;

/// <summary>Makes a class an activity type. All that Studio shows of it comes from here: adding an activity needs no second list.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string type) : Attribute
{
    /// <summary>The type name in definitions, e.g. <c>Dispatch.AssignTask</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Version of the type.</summary>
    /// <value>Default 1.</value>
    public int Version { get; init; } = 1;

    /// <summary>Group in the toolbox.</summary>
    public string Category { get; init; } = "Primitives";

    /// <summary>Group in the toolbox, Chinese.</summary>
    public string? CategoryZh { get; init; }

    /// <summary>Name in the toolbox; default: the type's last part.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Name in the toolbox, Chinese.</summary>
    public string? DisplayNameZh { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>What it does, Chinese.</summary>
    public string? DescriptionZh { get; init; }

    /// <summary>Action, Trigger, Job or Task.</summary>
    public string Kind { get; init; } = "Action";

    /// <summary>Whether the toolbox offers it.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Whether it holds other activities on its canvas.</summary>
    public bool IsContainer { get; init; }

    /// <summary>Whether nothing leads into it.</summary>
    public bool IsStart { get; init; }

    /// <summary>Outcomes drawn as ports, in order; none means <c>Done</c>.</summary>
    public string[] Outcomes { get; init; } = [];

    /// <summary>Chinese names of <see cref="Outcomes"/>, in the same order.</summary>
    public string[] OutcomesZh { get; init; } = [];
}

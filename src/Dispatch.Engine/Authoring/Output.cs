namespace Dispatch.Engine.Authoring;

/// <summary>A value that an activity gives; a definition may bind it to a variable.</summary>
public abstract class Output
{
    /// <summary>The id of the variable it is written to; null when only recorded.</summary>
    public string? VariableId { get; internal set; }

    /// <summary>What the value becomes on its way into the variable; null: what it is.</summary>
    internal Func<object, object?>? Converter { get; set; }

    /// <summary>Name, PascalCase.</summary>
    public string Name { get; internal set; } = "";
}

/// <summary>An output of type <typeparamref name="T"/>; set it with <see cref="ActivityExecutionContext.Set{T}(Output{T}?, T)"/>.</summary>
public sealed class Output<T> : Output;

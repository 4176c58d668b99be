namespace Dispatch.Engine.Authoring;

/// <summary>A setting of an activity that is an expression, evaluated when the activity starts.</summary>
public abstract class Input
{
    /// <summary>The compiled expression; null when nothing is set.</summary>
    public IExpression? Expression { get; internal set; }

    /// <summary>The expression type as the definition names it, e.g. <c>JavaScript</c>.</summary>
    public string? ExpressionType { get; internal set; }

    internal int Index { get; set; } = -1;

    /// <summary>The type values are converted to.</summary>
    public abstract Type ValueType { get; }
}

/// <summary>A setting of type <typeparamref name="T"/>; read it with <see cref="ActivityExecutionContext.Get{T}(Input{T}?)"/>.</summary>
public sealed class Input<T> : Input
{
    /// <inheritdoc/>
    public override Type ValueType => typeof(T);
}

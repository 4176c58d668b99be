namespace Dispatch.Engine.Authoring;

/// <summary>Evaluates a trigger's inputs at publication, when there is no instance yet.</summary>
public sealed class TriggerContext(Func<Input, object?> evaluate)
{
    /// <summary>The input's value; default when it isn't set or needs an instance.</summary>
    public T? Get<T>(Input<T>? input) => input is null ? default : Values.To<T>(evaluate(input));
}

namespace Dispatch.Engine.Execution;

/// <summary>An activity's input could not be evaluated.</summary>
public sealed class InputEvaluationException(string input, Exception inner)
    : Exception($"Failed to evaluate activity input '{input}': {inner.Message}", inner);

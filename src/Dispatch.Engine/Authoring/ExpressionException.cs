namespace Dispatch.Engine.Authoring;

/// <summary>An expression failed or went over its limits of time, memory, recursion or size.</summary>
public sealed class ExpressionException(string message, Exception? inner = null) : Exception(message, inner);

using Dispatch.Engine.Primitives;

namespace Dispatch.Workflows.Access;

/// <summary>The request is well formed, and its content does not fit what it is for: form data against its schema.</summary>
public sealed class UnprocessableException(string message, FieldErrors? errors = null) : EngineException(message)
{
    /// <summary>The errors by field of the form, <c>data.contacted</c> and so on.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; } = (errors ?? new FieldErrors()).ByField;
}

using Dispatch.Engine.Primitives;

namespace Dispatch.Workflows.Access;

/// <summary>The request itself is wrong: a field is missing or malformed, or names what is not there. The answer says which field.</summary>
public sealed class InvalidRequestException : EngineException
{
    /// <summary>Several fields.</summary>
    public InvalidRequestException(FieldErrors errors)
        : base("The request is not valid: " + string.Join(" ", errors.ByField.Select(e => $"{e.Key}: {string.Join(" ", e.Value)}"))) => Errors = errors.ByField;

    /// <summary>One field.</summary>
    public InvalidRequestException(string field, string message)
        : this(new FieldErrors().Add(field, message))
    {
    }

    /// <summary>The errors by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; }
}

using Dispatch.Engine.Primitives;

namespace Dispatch.Engine.Client;

/// <summary>A definition cannot be saved, or cannot be published, as it is; each message says what to change.</summary>
public sealed class DefinitionRefusedException(string about, params IReadOnlyList<string> messages) : EngineException(string.Join(" ", messages))
{
    /// <summary>The field that the messages are about.</summary>
    public string About => about;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<string> Messages => messages;
}

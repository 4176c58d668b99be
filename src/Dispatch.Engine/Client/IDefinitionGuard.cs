namespace Dispatch.Engine.Client;

/// <summary>Keeps definitions from being deleted while something outside the engine depends on them, and from being started without what they need.</summary>
public interface IDefinitionGuard
{
    /// <summary>Why the definition must stay, in words for an admin; null when it may go.</summary>
    string? WhyNotDelete(string definitionId);

    /// <summary>Why nobody may start the definition by itself, in words for an admin; null when anybody may.</summary>
    string? WhyNotStart(string definitionId);
}

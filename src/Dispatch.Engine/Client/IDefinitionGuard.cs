namespace Dispatch.Engine.Client;

/// <summary>Keeps definitions from being deleted while something outside the engine depends on them.</summary>
public interface IDefinitionGuard
{
    /// <summary>Why the definition must stay, in words for an admin; null when it may go.</summary>
    string? WhyNotDelete(string definitionId);
}

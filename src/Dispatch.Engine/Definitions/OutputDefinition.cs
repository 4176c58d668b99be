namespace Dispatch.Engine.Definitions;

/// <summary>An output that a workflow declares.</summary>
/// <param name="Name">What SetOutput refers to.</param>
/// <param name="Type">Elsa's type alias.</param>
/// <param name="IsArray">Whether it is a list of that type.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Description">What it is.</param>
public sealed record OutputDefinition(string Name, string Type, bool IsArray, string? DisplayName, string? Description);

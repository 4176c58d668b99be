namespace Dispatch.Engine.Definitions;

/// <summary>An input that a workflow declares.</summary>
/// <param name="Name">What expressions refer to.</param>
/// <param name="Type">Elsa's type alias.</param>
/// <param name="IsArray">Whether it is a list of that type.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Category">Group in the editor.</param>
/// <param name="UIHint">Studio's editor for it.</param>
public sealed record InputDefinition(string Name, string Type, bool IsArray, string? DisplayName, string? Description, string? Category, string? UIHint);

namespace Dispatch.Engine.Definitions;

/// <summary>An output of an activity type.</summary>
/// <param name="Name">PascalCase.</param>
/// <param name="TypeName">Alias of its type.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Description">What it is.</param>
public sealed record OutputDescriptor(string Name, string TypeName, Localized DisplayName, Localized Description);

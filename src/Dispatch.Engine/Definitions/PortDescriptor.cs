namespace Dispatch.Engine.Definitions;

/// <summary>An outcome of an activity type, or a slot for a nested activity.</summary>
/// <param name="Name">PascalCase.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="IsEmbedded">Whether it is a slot (Elsa: Embedded) and not an outcome (Flow).</param>
/// <param name="IsBrowsable">Whether the designer draws it.</param>
public sealed record PortDescriptor(string Name, Localized DisplayName, bool IsEmbedded, bool IsBrowsable = true);

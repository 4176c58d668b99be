namespace Dispatch.Engine.Authoring;

/// <summary>A variable declared on a workflow or a container.</summary>
/// <param name="Id">What outputs and SetVariable refer to.</param>
/// <param name="Name">What expressions refer to.</param>
/// <param name="TypeName">Elsa's type alias, e.g. <c>Int32</c>.</param>
/// <param name="IsArray">Whether it holds a list of that type.</param>
/// <param name="Default">The value at the start, already converted.</param>
/// <param name="IsTransient">Whether it lives in memory only (Elsa's memory driver) and is gone after a wait.</param>
public sealed record Variable(string Id, string Name, string TypeName, bool IsArray, object? Default, bool IsTransient);

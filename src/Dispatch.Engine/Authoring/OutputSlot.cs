namespace Dispatch.Engine.Authoring;

/// <summary>One output of one activity at its place.</summary>
internal sealed record OutputSlot(string Name, Output Output);

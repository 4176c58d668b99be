namespace Dispatch.Engine.Authoring;

/// <summary>One input of one activity type at its place: what the pipeline evaluates, in order of declaration.</summary>
internal sealed record InputSlot(string Name, Input Input, bool AutoEvaluate, object? DefaultValue);

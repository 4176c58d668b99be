using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.StateMachines;

/// <summary>A state and what runs on the way in and out.</summary>
internal sealed record NamedState(string Name, Activity? Entry, Activity? Exit);

using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.StateMachines;

/// <summary>A way from one state to another: what it waits for, on what condition it is taken, and what runs on it.</summary>
internal sealed record Transition(string From, string To, Activity? Trigger, Input<bool> Condition, Activity? Action);

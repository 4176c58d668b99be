namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>Says that a connection was followed and its target has yet to take it; blocked: that the next arrival there is to be ignored.</summary>
internal sealed record FlowToken(string From, string Outcome, string To, bool Blocked = false);

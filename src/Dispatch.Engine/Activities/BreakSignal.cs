namespace Dispatch.Engine.Activities;

/// <summary>Rises from Break to the nearest loop.</summary>
internal sealed record BreakSignal;

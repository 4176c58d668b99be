namespace Dispatch.Workflows.Tickets;

/// <summary>One step of a ticket's public progress.</summary>
public sealed record TrackingStep(DateTimeOffset At, string Kind, string Text, string TextEn);

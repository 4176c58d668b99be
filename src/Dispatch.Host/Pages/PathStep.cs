namespace Dispatch.Host.Pages;

/// <summary>One step of a ticket's path as the page shows it.</summary>
/// <param name="At">When.</param>
/// <param name="UnitId">Whose step it was.</param>
/// <param name="Text">What happened, in the page's language.</param>
/// <param name="Took">From the task to its completion, where it was a task.</param>
/// <param name="Tone"><c>minor</c> for what only the curious want to see, otherwise <c>done</c>, <c>good</c> or <c>bad</c>.</param>
/// <param name="Wrote">What was filled in, label and value.</param>
public sealed record PathStep(DateTimeOffset At, string? UnitId, string Text, TimeSpan? Took, string Tone, IReadOnlyList<(string Label, string Value)> Wrote);

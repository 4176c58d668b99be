namespace Dispatch.Engine.Analysis;

/// <summary>Something about a definition that its author should know.</summary>
/// <param name="ActivityId">The activity it is about; null for the workflow itself.</param>
/// <param name="Message">What it is and what to do, English.</param>
/// <param name="MessageZh">The same in Chinese.</param>
/// <param name="IsBlocking">Whether the definition can't be published with it.</param>
public sealed record Finding(string? ActivityId, string Message, string MessageZh, bool IsBlocking);

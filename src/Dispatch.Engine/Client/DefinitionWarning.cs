namespace Dispatch.Engine.Client;

/// <summary>Something doubtful in a definition.</summary>
/// <param name="ActivityId">The activity it is about; null for the whole definition.</param>
/// <param name="Message">What it is and what to do.</param>
public sealed record DefinitionWarning(string? ActivityId, string Message);

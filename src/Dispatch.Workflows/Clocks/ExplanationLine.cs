namespace Dispatch.Workflows.Clocks;

/// <summary>One line of why a limit is due when it is, in both languages.</summary>
public sealed record ExplanationLine(string Zh, string En);

namespace Dispatch.Workflows.Calendars;

/// <summary>A weekend day that is worked in exchange for a holiday (调休上班日).</summary>
public sealed record MakeUpDay(DateOnly Date, string Name);

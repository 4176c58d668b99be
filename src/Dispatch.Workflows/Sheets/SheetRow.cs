namespace Dispatch.Workflows.Sheets;

/// <summary>A row of a file.</summary>
/// <param name="Number">Its number there, the headings being row 1.</param>
/// <param name="Cells">Its cells; missing and blank ones are null.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string?> Cells);

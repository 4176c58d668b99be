namespace Dispatch.Workflows.Sheets;

/// <summary>A table as it stands in a file: headings, and rows of text with the numbers that the file's reader sees.</summary>
/// <param name="Name">The sheet's name; for a file without sheets that of its subject.</param>
/// <param name="Headings">The first row.</param>
/// <param name="Rows">The others, blank ones left out.</param>
public sealed record SheetTable(string Name, IReadOnlyList<string> Headings, IReadOnlyList<SheetRow> Rows);

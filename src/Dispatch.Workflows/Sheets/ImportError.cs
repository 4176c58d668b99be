namespace Dispatch.Workflows.Sheets;

/// <summary>One thing that is wrong in a file.</summary>
/// <param name="Subject">The kind of reference data.</param>
/// <param name="Row">The row in the file, the headings being row 1.</param>
/// <param name="Field">The field, as in JSON; the column's heading for one that is unknown.</param>
/// <param name="Value">What stands in the cell.</param>
/// <param name="Message">What is wrong and what to do, Chinese and English.</param>
public sealed record ImportError(string Subject, int Row, string Field, string? Value, string Message);

namespace Dispatch.Workflows.Sheets;

/// <summary>What an import did, or would do, row by row where something is wrong.</summary>
/// <param name="DryRun">Whether it was only tried.</param>
/// <param name="Imported">Whether it was written: all of it, or nothing.</param>
/// <param name="Sheets">The sheets with what becomes of their rows.</param>
/// <param name="ErrorCount">How many things are wrong.</param>
/// <param name="Errors">The first of them, at most 500.</param>
public sealed record ImportReport(bool DryRun, bool Imported, IReadOnlyList<ImportedSheet> Sheets, int ErrorCount, IReadOnlyList<ImportError> Errors);

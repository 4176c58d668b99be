namespace Dispatch.Workflows.Sheets;

/// <summary>What becomes of a sheet's rows.</summary>
/// <param name="Subject">The kind of reference data.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Added">How many are new.</param>
/// <param name="Changed">How many differ from what is there.</param>
/// <param name="Unchanged">How many do not.</param>
public sealed record ImportedSheet(string Subject, int Rows, int Added, int Changed, int Unchanged);

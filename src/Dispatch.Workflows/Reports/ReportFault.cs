namespace Dispatch.Workflows.Reports;

/// <summary>Something that reports or ledgers say and the rows under them don't.</summary>
/// <param name="What">The counter, the ticket or the ledger.</param>
/// <param name="Text">What it says, and what it should.</param>
public sealed record ReportFault(string What, string Text);

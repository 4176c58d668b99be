namespace Dispatch.Workflows.Sheets;

/// <summary>The kinds of reference data that go out as, and come in from, spreadsheets.</summary>
public static class ReferenceSheets
{
    /// <summary>The resources' names, in the order in which they build on each other.</summary>
    public static IReadOnlyList<string> Subjects { get; } = [.. SheetShape.All.Select(s => s.Subject)];
}

namespace Dispatch.Workflows.Sheets;

/// <summary>What is wrong in a file: all counted, the first kept.</summary>
internal sealed class ImportErrors
{
    private const int Most = 500;
    private readonly List<ImportError> _first = [];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>The first of them, sheet by sheet and row by row.</summary>
    public IReadOnlyList<ImportError> First => [.. _first.OrderBy(e => SheetShape.All.ToList().FindIndex(s => s.Subject == e.Subject)).ThenBy(e => e.Row)];

    public void Add(ImportError error)
    {
        Count++;
        if (_first.Count < Most)
        {
            _first.Add(error);
        }
    }
}

namespace Dispatch.Workflows.Reports;

/// <summary>What a check found.</summary>
/// <param name="Subject">What was checked.</param>
public sealed record Verified(string Subject)
{
    private const int Most = 100;
    private readonly List<ReportFault> _faults = [];

    /// <summary>How many were checked.</summary>
    public long Seen { get; set; }

    /// <summary>How many faults there are.</summary>
    public long Count { get; private set; }

    /// <summary>The first hundred of them.</summary>
    public IReadOnlyList<ReportFault> Faults => _faults;

    /// <summary>Notes a fault.</summary>
    public void Add(string what, string text)
    {
        Count++;
        if (_faults.Count < Most)
        {
            _faults.Add(new ReportFault(what, text));
        }
    }
}

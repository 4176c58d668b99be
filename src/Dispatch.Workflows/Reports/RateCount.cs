namespace Dispatch.Workflows.Reports;

/// <summary>Counts for a rate, and what is left out of it and why.</summary>
internal sealed class RateCount
{
    private readonly SortedDictionary<string, int> _excluded = new(StringComparer.Ordinal);
    private int _numerator;
    private int _denominator;

    public Rate Rate => Rate.Of(_numerator, _denominator, _excluded);

    public void Count(bool hit)
    {
        _denominator++;
        _numerator += hit ? 1 : 0;
    }

    public void Exclude(string why) => _excluded[why] = _excluded.GetValueOrDefault(why) + 1;
}

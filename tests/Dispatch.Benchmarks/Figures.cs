namespace Dispatch.Benchmarks;

/// <summary>Latencies of one run in milliseconds, and what is said of them.</summary>
internal sealed class Figures
{
    private readonly List<double> _values = [];

    public int Count => _values.Count;

    public void Add(double milliseconds)
    {
        lock (_values)
        {
            _values.Add(milliseconds);
        }
    }

    /// <summary>The value below which that share of all lies.</summary>
    public double Percentile(double share)
    {
        lock (_values)
        {
            _values.Sort();
            return _values.Count == 0 ? 0 : _values[Math.Min(_values.Count - 1, (int)(share * _values.Count))];
        }
    }
}

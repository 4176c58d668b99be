using Dispatch.Engine.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>What the steps of one transaction add to the counters: a street's day that twenty of them touch is one row to write, not twenty.</summary>
internal sealed class CounterSums : IGathered
{
    private readonly Dictionary<CounterKey, CounterChange> _sums = [];

    public void Add(List<(CounterKey Counter, CounterChange Change)> moves)
    {
        foreach (var (counter, change) in moves)
        {
            if (!_sums.TryGetValue(counter, out var sum))
            {
                _sums[counter] = sum = new CounterChange();
            }

            sum.Add(change);
        }
    }

    /// <inheritdoc/>
    public void WriteTo(WriteSession session)
    {
        foreach (var (counter, sum) in _sums)
        {
            ReportCounters.Add(session, counter, sum);
        }
    }
}

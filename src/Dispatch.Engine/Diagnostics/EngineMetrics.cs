using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Dispatch.Engine.Diagnostics;

/// <summary>What the engine measures: meter and activity source <c>Dispatch.Engine</c>.</summary>
public static class EngineMetrics
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "Dispatch.Engine";

    private static readonly Meter _meter = new(Name);
    private static readonly Histogram<double> _lateness = _meter.CreateHistogram<double>("dispatch.timer.lateness", "s", "How long after its due time a timer took effect");
    private static readonly Histogram<int> _group = _meter.CreateHistogram<int>("dispatch.commit.batch_size", "{unit}", "Units of work in one transaction");
    private static readonly Histogram<double> _commit = _meter.CreateHistogram<double>("dispatch.commit.duration", "s", "From the first statement of a transaction to its commit");
    private static readonly Counter<long> _delivered = _meter.CreateCounter<long>("dispatch.outbox.delivered", "{message}", "Messages delivered");
    private static readonly Counter<long> _failed = _meter.CreateCounter<long>("dispatch.outbox.failed", "{message}", "Deliveries that failed");

    /// <summary>Traces of commands and bursts.</summary>
    public static ActivitySource Traces { get; } = new(Name);

    internal static void TimerFired(TimeSpan late) => _lateness.Record(late.TotalSeconds);

    internal static void Committed(int units, TimeSpan took)
    {
        _group.Record(units);
        _commit.Record(took.TotalSeconds);
    }

    internal static void Delivered(string kind) => _delivered.Add(1, new KeyValuePair<string, object?>("kind", kind));

    internal static void DeliveryFailed(string kind) => _failed.Add(1, new KeyValuePair<string, object?>("kind", kind));
}

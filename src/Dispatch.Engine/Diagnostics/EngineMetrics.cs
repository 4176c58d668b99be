using System.Diagnostics.Metrics;

namespace Dispatch.Engine.Diagnostics;

/// <summary>What the engine measures, on the meter of <see cref="Telemetry"/>.</summary>
internal static class EngineMetrics
{
    private static readonly Histogram<double> _lateness = Telemetry.Meter.CreateHistogram<double>("dispatch.timer.lateness", "s", "How long after its due time a timer took effect");
    private static readonly Histogram<int> _group = Telemetry.Meter.CreateHistogram<int>("dispatch.commit.batch_size", "{unit}", "Units of work in one transaction");
    private static readonly Histogram<double> _commit = Telemetry.Meter.CreateHistogram<double>("dispatch.commit.duration", "s", "From the first statement of a transaction to its commit");
    private static readonly Counter<long> _delivered = Telemetry.Meter.CreateCounter<long>("dispatch.outbox.delivered", "{message}", "Messages delivered");
    private static readonly Counter<long> _failed = Telemetry.Meter.CreateCounter<long>("dispatch.outbox.failed", "{message}", "Deliveries that failed");

    public static void TimerFired(TimeSpan late) => _lateness.Record(late.TotalSeconds);

    public static void Committed(int units, TimeSpan took)
    {
        _group.Record(units);
        _commit.Record(took.TotalSeconds);
    }

    public static void Delivered(string kind) => _delivered.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void DeliveryFailed(string kind) => _failed.Add(1, new KeyValuePair<string, object?>("kind", kind));
}

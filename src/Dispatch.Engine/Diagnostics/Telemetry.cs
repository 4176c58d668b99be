using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Dispatch.Engine.Diagnostics;

/// <summary>The names under which traces and metrics leave; any OpenTelemetry collector can listen to them.</summary>
public static class Telemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Dispatch";

    /// <summary>Traces: a span per command and query.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Metrics.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>How long commands and queries take, by name and result.</summary>
    public static Histogram<double> RequestDuration { get; } =
        Meter.CreateHistogram<double>("dispatch.request.duration", "s", "How long commands and queries take");
}

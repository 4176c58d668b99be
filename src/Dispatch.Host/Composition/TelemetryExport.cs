using Dispatch.Engine.Diagnostics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dispatch.Host.Composition;

/// <summary>
/// Metrics and traces for an OpenTelemetry collector, sent only when the operator names one: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, as every OpenTelemetry program
/// reads it, with its siblings. Spans and measures carry names of routes, commands and kinds, never what a request contained.
/// </summary>
internal static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("dispatch"))
            .WithMetrics(metrics => metrics
                .AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(Telemetry.Name, "Microsoft.AspNetCore").AddOtlpExporter());
    }
}

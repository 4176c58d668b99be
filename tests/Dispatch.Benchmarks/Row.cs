namespace Dispatch.Benchmarks;

/// <summary>One line of the table.</summary>
internal sealed record Row(string Workload, string Case, double PerSecond, double P50, double P99, string Note)
{
    public const string Header = "| workload | case | per second | p50 ms | p99 ms | note |\n| --- | --- | ---: | ---: | ---: | --- |";

    public override string ToString() => FormattableString.Invariant($"| {Workload} | {Case} | {PerSecond:N0} | {P50:N2} | {P99:N2} | {Note} |");
}

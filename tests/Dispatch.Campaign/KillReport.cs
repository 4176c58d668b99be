namespace Dispatch.Campaign;

/// <summary>What a kill campaign found.</summary>
internal sealed record KillReport(int Kills, int Acknowledged, int Seed, TimeSpan MedianReady, TimeSpan SlowestReady, IReadOnlyList<string> Violations)
{
    public override string ToString() =>
        $"{Kills} kills, {Acknowledged:N0} acknowledged operations, {Violations.Count} violations; seed {Seed}; ready after {MedianReady.TotalSeconds:0.00} s (median), {SlowestReady.TotalSeconds:0.00} s (slowest)";
}

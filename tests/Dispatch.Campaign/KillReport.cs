namespace Dispatch.Campaign;

/// <summary>What a kill campaign found.</summary>
/// <param name="Plan">What was done.</param>
/// <param name="Kills">How often the host was killed.</param>
/// <param name="Acknowledged">Requests answered with success.</param>
/// <param name="Definitions">Those of them that changed definitions.</param>
/// <param name="Events">Events that the subscribed program received.</param>
/// <param name="Timers">Timers that fired or still wait.</param>
/// <param name="Readiness">Start to ready, ascending.</param>
/// <param name="Violations">What is wrong.</param>
internal sealed record KillReport(KillPlan Plan, int Kills, int Acknowledged, int Definitions, int Events, long Timers, IReadOnlyList<TimeSpan> Readiness, IReadOnlyList<string> Violations)
{
    public override string ToString() =>
        $"{Kills} kills, {Acknowledged:N0} acknowledged operations ({Definitions:N0} on definitions), {Timers:N0} timers, {Events:N0} events received, {Violations.Count} violations; seed {Plan.Seed}; "
        + $"ready after {Readiness[Readiness.Count / 2].TotalSeconds:0.00} s (median), {Readiness[^1].TotalSeconds:0.00} s (slowest)";
}

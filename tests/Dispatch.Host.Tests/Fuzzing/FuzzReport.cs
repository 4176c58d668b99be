namespace Dispatch.Host.Tests.Fuzzing;

/// <summary>What came of sending nonsense: how often each status was answered, and every answer that must not be.</summary>
public sealed record FuzzReport(int Sent, IReadOnlyDictionary<int, int> Statuses, IReadOnlyList<string> Violations)
{
    public override string ToString() => $"{Sent:N0} requests: {string.Join(", ", Statuses.OrderBy(s => s.Key).Select(s => $"{s.Key} x {s.Value:N0}"))}; {Violations.Count} violations";
}

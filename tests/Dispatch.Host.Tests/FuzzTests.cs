using Dispatch.Host.Tests.Fuzzing;

namespace Dispatch.Host.Tests;

/// <summary>A short run of the fuzzer with a fixed seed; <c>Dispatch.Campaign -- fuzz</c> sends more.</summary>
public sealed class FuzzTests
{
    [Fact]
    public async Task Nonsense_IsAnsweredAsNonsense()
    {
        await using var host = await RunningHost.StartAsync(args: "--Dispatch:AnonymousRequestsPerSecond=100000");
        var client = host.Client();
        var report = await new Fuzzer(client, await ApiDocument.OfAsync(client), seed: 8).RunAsync(1500);
        report.Violations.Should().BeEmpty(report.ToString());
        report.Statuses.Keys.Should().Contain([200, 400, 401, 403, 404], "it reaches what it is meant to reach");
        host.Count("SELECT COUNT(*) FROM tickets t WHERE history_seq <> (SELECT COUNT(*) FROM ticket_history h WHERE h.ticket_id = t.id)").Should().Be(0, "nothing is half-written");
    }
}

using Microsoft.Extensions.DependencyInjection;
using Dispatch.Host.Composition;

namespace Dispatch.Host.Tests;

/// <summary>The invented tickets of <c>--sample-tickets</c>.</summary>
public sealed class SampleTicketsTests
{
    [Fact]
    public async Task SampleTickets_LiveThreeMonthsByTheRules_AndAreMarkedAsInvented()
    {
        await using var host = await RunningHost.StartAsync(args: ["--sample-tickets", "40"]);

        host.Count("SELECT COUNT(*) FROM tickets WHERE external_ref LIKE 'sample-%' OR filed_by IS NULL").Should().Be(40);
        host.Count("SELECT COUNT(*) FROM tickets WHERE matter = 'Complaint'").Should().Be(40);
        host.Count("SELECT COUNT(*) FROM tickets WHERE matter = 'Advice' AND status = 'Closed'").Should().BePositive("people also only ask");
        host.Count("SELECT COUNT(*) FROM tickets WHERE description NOT LIKE '%虚构示例%'").Should().Be(0);
        host.Count("SELECT (MAX(received_at) - MIN(received_at)) / 86400000 FROM tickets").Should().BeInRange(60, 92);
        host.Count("SELECT COUNT(*) FROM report_facts").Should().Be(40);
        host.Count("SELECT COUNT(DISTINCT status) FROM tickets").Should().BeGreaterThan(2);
        host.Count("SELECT COUNT(*) FROM tasks k JOIN tickets t ON t.id = k.ticket_id WHERE k.completed_at < k.created_at OR k.created_at < t.received_at").Should().Be(0, "time only goes forward");
        host.Count("SELECT COUNT(*) FROM tickets t WHERE t.history_seq <> (SELECT COUNT(*) FROM ticket_history h WHERE h.ticket_id = t.id)").Should().Be(0, "every step is in the history");
        host.Count("SELECT COUNT(*) FROM engine_timers WHERE fire_at < (SELECT MAX(updated_at) FROM tickets)").Should().Be(0, "no timer was passed over");
        host.Services.GetRequiredService<TimeProvider>().GetUtcNow().Should().BeCloseTo(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1), "the clock is the real one again");
    }

    [Theory]
    [InlineData("Production", "20")]
    [InlineData("Development", "-1")]
    public void SampleTickets_OutsideDevelopmentOrBelowZero_AreRefusedInOneLine(string environment, string count)
    {
        var start = () => DispatchHost.Build(["--data", RunningHost.NewDirectory(), "--environment", environment, "--sample-tickets", count]);

        start.Should().Throw<StartFailure>().Which.ExitCode.Should().Be(StartFailure.Misconfigured);
    }
}

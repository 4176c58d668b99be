// Every test starts a host of its own; one at a time is enough for two cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Dispatch.Samples.Tests;

/// <summary><c>samples/round-trip.sh</c> against a fresh host.</summary>
public sealed class RoundTripTests
{
    [SkippableFact]
    public async Task RoundTrip_WithTheSamplesOwnLimits_ClosesThreeTicketsAndSaysWhatItLeavesOut()
    {
        Tools.SkipUnlessThere();
        await using var host = await RunningHost.StartAsync();

        var run = await ScriptRun.OfAsync("round-trip.sh", host.Environment);

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("all three complaints are closed").And.Contain("escalation left out");
    }

    [SkippableFact]
    public async Task RoundTrip_WithShortenedLimits_SeesTheEscalation()
    {
        Tools.SkipUnlessThere();
        await using var host = await RunningHost.StartAsync("--Dispatch:Sla:Scale=0.0001");

        var run = await ScriptRun.OfAsync("round-trip.sh", host.Environment);

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("all three complaints are closed")
            .And.Contain("reminder, reminder letter and escalation are on record").And.NotContain("escalation left out");
    }

    [SkippableFact]
    public async Task RoundTrip_PlayedTwice_ClosesOtherTickets()
    {
        Tools.SkipUnlessThere();
        await using var host = await RunningHost.StartAsync();

        await ScriptRun.OfAsync("round-trip.sh", host.Environment);
        var second = await ScriptRun.OfAsync("round-trip.sh", host.Environment);

        second.ExitCode.Should().Be(0, second.Output);
    }

    [SkippableFact]
    public async Task RoundTrip_WithoutAHost_StopsAndSaysHowToStartOne()
    {
        Tools.SkipUnlessThere();

        var run = await ScriptRun.OfAsync("round-trip.sh", new Dictionary<string, string> { ["BASE"] = "http://127.0.0.1:1" });

        run.ExitCode.Should().NotBe(0);
        run.Output.Should().Contain("dotnet run --project src/Dispatch.Host");
    }

    [SkippableFact]
    public async Task RoundTrip_WithAForeignKey_StopsAtTheStepAndShowsTheAnswer()
    {
        Tools.SkipUnlessThere();
        await using var host = await RunningHost.StartAsync();
        var environment = host.Environment;
        environment["KEY_STATION"] = "no-such-key";

        var run = await ScriptRun.OfAsync("round-trip.sh", environment);

        run.ExitCode.Should().NotBe(0);
        run.Output.Should().Contain("step 2 failed").And.Contain("\"status\": 401");
    }
}

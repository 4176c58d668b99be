using Dispatch.Engine.Outbox;

namespace Dispatch.Engine.Tests.Outbox;

public sealed class OutboxPauseTests
{
    [Fact]
    public void Pauses_OfAllAttempts_GrowAndLastThreeDays()
    {
        var pauses = Enumerable.Range(0, new OutboxOptions().Attempts - 1).Select(OutboxDispatcher.Pause).ToList();
        pauses.Should().BeInAscendingOrder();
        pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause).Should().BeGreaterThan(TimeSpan.FromDays(3)).And.BeLessThan(TimeSpan.FromDays(4));
    }
}

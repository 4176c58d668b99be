using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Tests.Runs;
using Dispatch.Engine.Timers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Timers;

public sealed class FireDueTimersTests
{
    [Fact]
    public async Task Timer_ReadAsDueBeforeTheClockWasSetBack_FiresWhenItIsDueAgain()
    {
        await using var run = await Run.OfAsync(Definition("d", Sequence("root", Activity("Elsa.Delay", "d").With("timeSpan", Literal("01:00:00")), Line("after"))));
        var due = run.Engine.Time.GetUtcNow().AddHours(1);
        using var fire = new FireDueTimers(
            run.Engine.Get<IDatabase>(), run.Engine.Get<UnitScopes>(), run.Engine.Get<IOptions<TimerOptions>>(), new SetBackAfterOneLook(due.AddSeconds(1)), NullLogger<FireDueTimers>.Instance);

        await fire.RunAsync(CancellationToken.None);

        run.Texts.Should().BeEmpty("by the clock as it is now, it is not due");
        (await run.Engine.PassTimeAsync(TimeSpan.FromHours(1))).Should().BeTrue();
        run.Texts.Should().Be("after");
    }

    /// <summary>A clock that is set back by half an hour after it was read once: when the table was asked for what is due.</summary>
    private sealed class SetBackAfterOneLook(DateTimeOffset first) : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => Interlocked.Increment(ref _looks) == 1 ? first : first.AddMinutes(-30);
    }
}

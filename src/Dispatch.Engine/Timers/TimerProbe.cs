using Dispatch.Engine.Diagnostics;
using Microsoft.Extensions.Options;

namespace Dispatch.Engine.Timers;

/// <summary>Timers are fit while somebody looks at the table. Many overdue ones alone are no fault: after a downtime they fire at a bounded rate.</summary>
internal sealed class TimerProbe(FireDueTimers fire, IOptions<TimerOptions> options) : IReadinessProbe
{
    private const int SweepsMissed = 4;

    public string Name => "timers";

    public Task<string?> CheckAsync(CancellationToken cancellation) => Task.FromResult(
        fire.SinceLastLook > options.Value.Sweep * SweepsMissed ? "定时器停止了运转。Timers have stopped moving." : null);
}

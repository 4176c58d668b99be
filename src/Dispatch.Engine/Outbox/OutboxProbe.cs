using Dispatch.Engine.Diagnostics;

namespace Dispatch.Engine.Outbox;

/// <summary>The outbox is fit while its table is read. A receiver that doesn't answer is that receiver's fault, not the host's.</summary>
internal sealed class OutboxProbe(OutboxDispatcher dispatcher) : IReadinessProbe
{
    private const int SweepsMissed = 4;

    public string Name => "outbox";

    public Task<string?> CheckAsync(CancellationToken cancellation) => Task.FromResult(
        dispatcher.SinceLastSweep > OutboxDispatcher.Sweep * SweepsMissed ? "发件箱停止了运转。The outbox has stopped moving." : null);
}

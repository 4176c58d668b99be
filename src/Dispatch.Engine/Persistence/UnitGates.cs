using System.Diagnostics.CodeAnalysis;

namespace Dispatch.Engine.Persistence;

/// <summary>Lets one unit of work at a time work on a key, in the order of asking, so that writers on one instance queue instead of colliding.</summary>
/// <remarks>A convenience of this process only: what protects the data is the version check inside the transaction.</remarks>
public sealed class UnitGates
{
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    internal async ValueTask<Pass> EnterAsync(string key, CancellationToken cancellation)
    {
        Gate gate;
        lock (_gates)
        {
            if (!_gates.TryGetValue(key, out gate!))
            {
                _gates[key] = gate = new Gate();
            }

            gate.Waiting++;
        }

        try
        {
            await gate.Semaphore.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            Forget(key, gate);
            throw;
        }

        return new Pass(this, key, gate);
    }

    private void Forget(string key, Gate gate)
    {
        lock (_gates)
        {
            if (--gate.Waiting == 0)
            {
                _gates.Remove(key);
            }
        }
    }

    [SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never taken holds nothing to dispose.")]
    internal sealed class Gate
    {
        public readonly SemaphoreSlim Semaphore = new(1, 1);
        public int Waiting;
    }

    internal readonly record struct Pass(UnitGates Gates, string Key, Gate Gate)
    {
        public void Leave()
        {
            Gate.Semaphore.Release();
            Gates.Forget(Key, Gate);
        }
    }
}

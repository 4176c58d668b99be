using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Campaign;

/// <summary>Faults built into the host on purpose, to prove that the checker finds them. They exist only in this program.</summary>
internal static class PlantedFault
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["drop-timer", "commit-before-history", "apply-twice", "answer-before-commit"];

    public static void Plant(IServiceCollection services, string fault)
    {
        switch (fault)
        {
            case "drop-timer":
                Decorate<ITimers>(services, inner => new DroppingTimers(inner));
                break;
            case "commit-before-history":
                Decorate<IDatabase>(services, inner => new SplittingDatabase(inner));
                break;
            case "apply-twice":
                Decorate<IDatabase>(services, inner => new RepeatingDatabase(inner));
                break;
            case "answer-before-commit":
                Decorate<IDatabase>(services, inner => new HastyDatabase(inner));
                break;
            default:
                throw new ArgumentException($"There is no planted fault '{fault}'. There are: {string.Join(", ", Names)}.");
        }
    }

    private static void Decorate<T>(IServiceCollection services, Func<T, T> decorate)
        where T : class
    {
        var original = services.Last(d => d.ServiceType == typeof(T));
        services.Remove(original);
        services.AddSingleton(provider => decorate((T)(original.ImplementationInstance ?? original.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, original.ImplementationType!))));
    }

    /// <summary>Forgets every fiftieth timer.</summary>
    private sealed class DroppingTimers(ITimers inner) : ITimers
    {
        private int _count;

        public void Set(UnitOfWork unit, Engine.Timers.Timer timer)
        {
            if (Interlocked.Increment(ref _count) % 50 != 0)
            {
                inner.Set(unit, timer);
            }
        }

        public void Cancel(UnitOfWork unit, string timerId) => inner.Cancel(unit, timerId);
    }

    /// <summary>Stores some units in two transactions, the later rows in the second: what a missing transaction around them does.</summary>
    private sealed class SplittingDatabase(IDatabase inner) : IDatabase
    {
        private int _count;

        public ReadSession OpenRead() => inner.OpenRead();

        public async Task CommitAsync(UnitOfWork unit, CancellationToken cancellation)
        {
            if (Interlocked.Increment(ref _count) % 10 != 0)
            {
                await inner.CommitAsync(unit, cancellation);
                return;
            }

            var later = unit.SplitOff();
            await inner.CommitAsync(unit, cancellation);
            await Task.Delay(30, cancellation);
            await inner.CommitAsync(later, cancellation);
        }
    }

    /// <summary>Applies the outcome of every twentieth unit twice, as a resume without a fence would.</summary>
    private sealed class RepeatingDatabase(IDatabase inner) : IDatabase
    {
        private int _count;

        public ReadSession OpenRead() => inner.OpenRead();

        public async Task CommitAsync(UnitOfWork unit, CancellationToken cancellation)
        {
            if (Interlocked.Increment(ref _count) % 20 == 0)
            {
                unit.Write(RepeatLastHistory);
            }

            await inner.CommitAsync(unit, cancellation);
        }

        private static void RepeatLastHistory(WriteSession session) => session.Execute(CheckedTables.RepeatLastHistory);
    }

    /// <summary>Answers some units before they are stored.</summary>
    private sealed class HastyDatabase(IDatabase inner) : IDatabase
    {
        private int _count;

        public ReadSession OpenRead() => inner.OpenRead();

        public async Task CommitAsync(UnitOfWork unit, CancellationToken cancellation)
        {
            if (Interlocked.Increment(ref _count) % 5 != 0)
            {
                await inner.CommitAsync(unit, cancellation);
                return;
            }

            var copy = unit.SplitOff(all: true);
            _ = Task.Run(async () =>
            {
                await Task.Delay(40, CancellationToken.None);
                await inner.CommitAsync(copy, CancellationToken.None);
            }, CancellationToken.None);
        }
    }
}

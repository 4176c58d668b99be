using Dispatch.Engine.Client;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Campaign.Faults;

/// <summary>
/// Faults built into the host on purpose, to prove that the checker finds them. They are put around the host's services from outside and exist
/// only in this program: no build and no setting of the product has them.
/// </summary>
internal static class PlantedFault
{
    private static readonly Dictionary<string, Action<IServiceCollection, string?>> _all = new(StringComparer.Ordinal)
    {
        ["drop-timer"] = (s, _) => Around<ITimers>(s, inner => new DroppedTimers(inner)),
        ["early-timer"] = (s, _) => Around<ITimers>(s, inner => new EarlyTimers(inner)),
        ["second-timer"] = (s, _) => Around<ITimers>(s, inner => new SecondTimers(inner)),
        ["timer-left-behind"] = (s, _) => Around<ITimers>(s, inner => new LeftTimers(inner)),
        ["commit-before-history"] = (s, _) => Around<IDatabase>(s, inner => new SplitCommits(inner)),
        ["answer-before-commit"] = (s, _) => Around<IDatabase>(s, inner => new HastyCommits(inner)),
        ["apply-twice"] = (s, _) => Also(s, 20, SpoilingSql.RepeatOutcome),
        ["skip-seq"] = (s, _) => Also(s, 20, SpoilingSql.LeaveGap),
        ["keep-bookmark"] = (s, _) => Also(s, 20, SpoilingSql.KeepBookmark),
        ["counter-not-updated"] = (s, _) => Also(s, 20, SpoilingSql.ForgetCounter),
        ["evaluation-twice"] = (s, _) => Also(s, 5, SpoilingSql.RepeatEvaluation),
        ["reopen-task"] = (s, _) => Also(s, 20, SpoilingSql.ReopenTask),
        ["lose-version"] = (s, _) => Also(s, 5, SpoilingSql.LoseVersion),
        ["lose-effect"] = (s, _) => Around<IOutbox>(s, inner => new LostEffects(inner)),
        ["effect-before-commit"] = (s, receiver) => Around<IOutbox>(s, inner => new HastyEffects(inner, receiver ?? throw new ArgumentException("This fault needs --receiver."))),
        ["audit-row-missing"] = (s, _) => Silence(s, "AuditTrail"),
        ["answer-not-stored"] = (s, _) => Silence(s, "Repeats"),
        ["stale-read"] = (s, _) => s.AddTransient<IStartupFilter, StaleReads>(),
    };

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _all.Keys];

    /// <param name="services">The host's services.</param>
    /// <param name="fault">One of <see cref="Names"/>.</param>
    /// <param name="receiver">Where the subscribed program listens.</param>
    public static void Plant(IServiceCollection services, string fault, string? receiver)
    {
        if (!_all.TryGetValue(fault, out var plant))
        {
            throw new ArgumentException($"There is no planted fault '{fault}'. There are: {string.Join(", ", Names)}.");
        }

        plant(services, receiver);
    }

    private static void Also(IServiceCollection services, int every, string sql) => Around<IDatabase>(services, inner => new SpoiltCommits(inner, every, sql));

    private static void Silence(IServiceCollection services, string contributor)
    {
        foreach (var original in services.Where(d => d.ServiceType == typeof(ICommitContributor)).ToList())
        {
            services.Remove(original);
            services.Add(new ServiceDescriptor(typeof(ICommitContributor), provider => new SilentContributor((ICommitContributor)Made(original, provider), contributor), original.Lifetime));
        }
    }

    private static void Around<T>(IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        var original = services.Last(d => d.ServiceType == typeof(T));
        services.Remove(original);
        services.Add(new ServiceDescriptor(typeof(T), provider => wrap((T)Made(original, provider)), original.Lifetime));
    }

    private static object Made(ServiceDescriptor original, IServiceProvider provider) =>
        original.ImplementationInstance ?? original.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, original.ImplementationType!);
}

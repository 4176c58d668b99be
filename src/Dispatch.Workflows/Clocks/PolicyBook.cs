using System.Collections.Frozen;
using Dispatch.Workflows.Catalogue;

namespace Dispatch.Workflows.Clocks;

/// <summary>All SLA policies, ready to be asked: an immutable picture.</summary>
public sealed class PolicyBook
{
    private readonly FrozenDictionary<string, SlaPolicy> _byId;
    private readonly ILookup<string, SlaPolicy> _byKind;
    private readonly double _scale;

    /// <summary>Builds the picture; every limit is multiplied by <paramref name="scale"/>.</summary>
    public PolicyBook(IEnumerable<SlaPolicy> policies, double scale = 1)
    {
        Policies = [.. policies.OrderBy(p => p.Id, StringComparer.Ordinal)];
        _byId = Policies.ToFrozenDictionary(p => p.Id, StringComparer.Ordinal);
        _byKind = Policies.ToLookup(p => p.TaskKind, StringComparer.Ordinal);
        _scale = scale;
    }

    /// <summary>All policies by id.</summary>
    public IReadOnlyList<SlaPolicy> Policies { get; }

    /// <summary>The policy, or null.</summary>
    public SlaPolicy? Find(string? id) => id is not null && _byId.TryGetValue(id, out var policy) ? policy : null;

    /// <summary>The limit of a kind of task: the a rule for exactly this urgency first, then the nearest category's, then the newest.</summary>
    public Limit? Limit(string taskKind, string? categoryCode, Urgency urgency, DateOnly day, CategoryCatalogue categories)
    {
        var path = categoryCode is null ? [] : categories.SelfAndAncestors(categoryCode).ToList();
        SlaPolicy? best = null;
        var bestRank = (Urgency: int.MaxValue, Category: int.MaxValue);
        foreach (var policy in _byKind[taskKind])
        {
            var category = policy.CategoryCode is null ? path.Count : path.IndexOf(policy.CategoryCode);
            if (category < 0 || !policy.InForce(day) || (policy.Urgency is { } only && only != urgency))
            {
                continue;
            }

            var rank = (policy.Urgency is null ? 1 : 0, category);
            if (best is null || rank.CompareTo(bestRank) < 0 || (rank == bestRank && policy.ValidFrom > best.ValidFrom))
            {
                (best, bestRank) = (policy, rank);
            }
        }

        return best is null ? null : LimitOf(best);
    }

    private Limit LimitOf(SlaPolicy policy) => new()
    {
        Amount = policy.Amount,
        Unit = policy.Unit,
        CalendarCode = policy.CalendarCode,
        CountFrom = policy.CountFrom,
        PolicyId = policy.Id,
        ReminderPercent = policy.ReminderPercent,
        LetterPercent = policy.LetterPercent,
        EscalatePercent = policy.EscalatePercent,
        Accumulated = policy.Accumulated,
        Pauses = policy.Pauses,
        Scale = _scale,
    };
}

namespace Dispatch.Workflows.Reports;

/// <summary>
/// Puts rates in order and in bands. Each rate is drawn towards the whole's as if so many further cases of the whole had been seen with it; how many is
/// estimated from how much the rates differ beyond chance (empirical Bayes for beta-binomial counts, by moments). A small group with a lucky rate is thereby no better
/// than what its few cases can show. A new band begins where a group differs from the band's first by more than chance, at 95 %.
/// </summary>
internal static class RankingBands
{
    private const double Z = 1.959963984540054;
    private const double FewestCases = 2;
    private const double MostCases = 10_000;

    /// <summary>The groups from the best, with band from 1 and score.</summary>
    public static IReadOnlyList<(string Key, int Band, double Score)> Of(IReadOnlyList<(string Key, Rate Rate)> groups)
    {
        var all = groups.Sum(g => (double)g.Rate.Denominator);
        var whole = all == 0 ? 0 : groups.Sum(g => (double)g.Rate.Numerator) / all;
        var prior = Prior(groups, whole);
        var ordered = groups.Select(g => Estimate(g.Key, g.Rate, whole, prior)).OrderByDescending(e => e.Score).ThenByDescending(e => e.Cases).ThenBy(e => e.Key, StringComparer.Ordinal);
        var ranked = new List<(string, int, double)>();
        (string Key, double Score, double Variance, int Cases)? first = null;
        var band = 1;
        foreach (var estimate in ordered)
        {
            if (first is { } best && best.Score - estimate.Score > Z * Math.Sqrt(best.Variance + estimate.Variance))
            {
                band++;
                first = null;
            }

            first ??= estimate;
            ranked.Add((estimate.Key, band, estimate.Score));
        }

        return ranked;
    }

    private static (string Key, double Score, double Variance, int Cases) Estimate(string key, Rate rate, double whole, double prior)
    {
        var score = (rate.Numerator + (prior * whole)) / (rate.Denominator + prior);
        return (key, score, score * (1 - score) / (rate.Denominator + prior + 1), rate.Denominator);
    }

    // How many cases of the whole each group's rate is mixed with: few where groups differ much, many where their differences are what chance makes.
    private static double Prior(IReadOnlyList<(string Key, Rate Rate)> groups, double whole)
    {
        var counted = groups.Where(g => g.Rate.Denominator > 0).Select(g => (Cases: (double)g.Rate.Denominator, Share: (double)g.Rate.Numerator / g.Rate.Denominator)).ToList();
        var (all, chance) = (counted.Sum(g => g.Cases), whole * (1 - whole));
        if (counted.Count < 2 || chance == 0)
        {
            return FewestCases;
        }

        var spread = counted.Sum(g => g.Cases * (g.Share - whole) * (g.Share - whole));
        var beyond = (spread - (chance * (counted.Count - 1))) / (all - (counted.Sum(g => g.Cases * g.Cases) / all));
        return beyond <= 0 ? MostCases : Math.Clamp((chance / beyond) - 1, FewestCases, MostCases);
    }
}

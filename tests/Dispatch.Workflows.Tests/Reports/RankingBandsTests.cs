using Dispatch.Workflows.Reports;

namespace Dispatch.Workflows.Tests.Reports;

public sealed class RankingBandsTests
{
    [Fact]
    public void SmallUnitWithAFullRate_AmongLargeOnes_IsNotOnTop()
    {
        // As in a table that was once published: the unit with 22 cases and 100 % stood first.
        var ranked = RankingBands.Of([Group("small", 22, 22), Group("a", 4185, 4226), Group("b", 3011, 3070), Group("c", 1923, 1980)]);

        ranked[0].Key.Should().Be("a");
        ranked.Single(r => r.Key == "small").Band.Should().Be(1, "its few cases can't show that it is worse either");
        ranked.Single(r => r.Key == "c").Band.Should().BeGreaterThan(1);
    }

    [Fact]
    public void Units_ThatDifferByChanceOnly_MostlyShareOneBand()
    {
        var random = new Random(20261127);
        var oneBand = 0;
        var smallOnTop = 0;
        const int Rounds = 400;
        for (var round = 0; round < Rounds; round++)
        {
            var groups = Enumerable.Range(0, 12).Select(i => Draw($"u{i:00}", i == 0 ? 15 : 1_000, 0.95, random)).ToList();
            var ranked = RankingBands.Of(groups);
            oneBand += ranked.Max(r => r.Band) == 1 ? 1 : 0;
            smallOnTop += ranked[0].Key == "u00" ? 1 : 0;
        }

        (oneBand / (double)Rounds).Should().BeGreaterThan(0.9);
        (smallOnTop / (double)Rounds).Should().BeLessThan(1 / 12.0, "its fair share of first places would be one in twelve, and plain rates would put it there nearly every second time");
    }

    [Fact]
    public void Units_ThatDifferInTruth_StandInTheirOrder()
    {
        var random = new Random(7);
        var groups = Enumerable.Range(0, 5).Select(i => Draw($"u{i}", 2_000, 0.98 - (i * 0.04), random)).ToList();

        var ranked = RankingBands.Of(groups);

        ranked.Select(r => r.Key).Should().Equal("u0", "u1", "u2", "u3", "u4");
        ranked.Select(r => r.Band).Should().Equal(1, 2, 3, 4, 5);
    }

    private static (string Key, Rate Rate) Draw(string key, int cases, double rate, Random random) =>
        Group(key, Enumerable.Range(0, cases).Count(_ => random.NextDouble() < rate), cases);

    private static (string Key, Rate Rate) Group(string key, int hits, int cases) => (key, Rate.Of(hits, cases, new Dictionary<string, int>()));
}

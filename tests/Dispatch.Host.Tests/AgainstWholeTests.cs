using Dispatch.Host.Pages;
using Dispatch.Workflows.Reports;

namespace Dispatch.Host.Tests;

public sealed class AgainstWholeTests
{
    [Theory]
    [InlineData(98, 100, "better")]
    [InlineData(60, 100, "worse")]
    [InlineData(82, 100, null)]
    [InlineData(1, 3, null)]
    [InlineData(0, 4, "worse")]
    [InlineData(0, 0, null)]
    public void Rate_IsMarked_OnlyWhereChanceDoesNotExplainTheDifference(int numerator, int denominator, string? expected) =>
        AgainstWhole.Of(Of(numerator, denominator), Of(800, 1000)).Should().Be(expected);

    [Fact]
    public void Rate_OfAnEmptyWhole_IsNotMarked() => AgainstWhole.Of(Of(3, 3), Of(0, 0)).Should().BeNull();

    private static Rate Of(int numerator, int denominator) => Rate.Of(numerator, denominator, new Dictionary<string, int>());
}

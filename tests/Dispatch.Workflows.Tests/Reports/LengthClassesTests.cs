using CsCheck;
using Dispatch.Workflows.Reports;

namespace Dispatch.Workflows.Tests.Reports;

public sealed class LengthClassesTests
{
    private static readonly Gen<long[]> _lengths = Gen.Long[0, 90L * 24 * 3600 * 1000].Array[1, 300];

    [Fact]
    public void Percentile_OfAnyLengths_IsWithinAClassOfTheTrueOne() => _lengths.Sample(lengths =>
    {
        var classes = new LengthClasses();
        Array.ForEach(lengths, length => classes.Add(length));
        Array.Sort(lengths);
        foreach (var share in new[] { 0.5, 0.9 })
        {
            var truth = lengths[(int)Math.Ceiling(share * lengths.Length) - 1];
            if (Math.Abs(classes.At(share) - truth) > 60_000 + (truth * 0.0225))
            {
                return false;
            }
        }

        return classes.Total == lengths.Length;
    });

    [Fact]
    public void Stored_AndReadAgain_IsTheSameAndTakingAwayUndoesAdding() => Gen.Select(_lengths, _lengths).Sample((kept, gone) =>
    {
        var classes = new LengthClasses();
        Array.ForEach(kept, length => classes.Add(length));
        var before = classes.Stored();
        Array.ForEach(gone, length => classes.Add(length));
        Array.ForEach(gone, length => classes.Add(length, -1));
        var again = new LengthClasses();
        again.Add(classes.Stored());
        return again.Stored().AsSpan().SequenceEqual(before);
    });
}

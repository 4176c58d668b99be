using System.Buffers.Binary;

namespace Dispatch.Workflows.Reports;

/// <summary>
/// How many lengths fall into each of fixed classes: below one minute, then 32 classes to each doubling, each 2.2 % wide, so that a
/// percentile read from them is off by no more than that. Added up over days and units without the single lengths.
/// </summary>
internal sealed class LengthClasses
{
    private const int PerDoubling = 32;
    private const int Most = 1 + (23 * PerDoubling);
    private const int PairBytes = 6;
    private const double Minute = 60_000;

    // A community's month fills few of the classes, and a report has thousands of communities.
    private SortedList<int, int>? _counts;

    /// <summary>Whether nothing is counted.</summary>
    public bool IsEmpty => !Filled().Any();

    /// <summary>How many lengths are counted.</summary>
    public int Total { get; private set; }

    /// <summary>Counts a length in milliseconds; <paramref name="times"/> -1 takes it away.</summary>
    public void Add(long milliseconds, int times = 1) => AddClass(ClassOf(milliseconds), times);

    /// <summary>Counts one length in the place of another.</summary>
    public void Replace(long? before, long? after)
    {
        if (before == after)
        {
            return;
        }

        if (before is { } left)
        {
            Add(left, -1);
        }

        if (after is { } counted)
        {
            Add(counted);
        }
    }

    /// <summary>Adds to the count of a class.</summary>
    public void AddClass(int of, int count)
    {
        _counts ??= [];
        var place = _counts.IndexOfKey(of);
        if (place < 0)
        {
            _counts.Add(of, count);
        }
        else
        {
            _counts.SetValueAtIndex(place, _counts.GetValueAtIndex(place) + count);
        }

        Total += count;
    }

    /// <summary>Adds classes as they were stored.</summary>
    public void Add(ReadOnlySpan<byte> stored)
    {
        for (var i = 0; i < stored.Length; i += PairBytes)
        {
            AddClass(BinaryPrimitives.ReadUInt16LittleEndian(stored[i..]), BinaryPrimitives.ReadInt32LittleEndian(stored[(i + 2)..]));
        }
    }

    /// <summary>Adds other classes.</summary>
    public void Add(LengthClasses other)
    {
        foreach (var (of, count) in other.Filled())
        {
            AddClass(of, count);
        }
    }

    /// <summary>The classes that are not empty, in order, each with its count.</summary>
    public IEnumerable<(int Of, int Count)> Filled() => _counts is null ? [] : _counts.Where(c => c.Value != 0).Select(c => (c.Key, c.Value));

    /// <summary>The classes to be stored: number and count of each that is not empty, in order.</summary>
    public byte[] Stored()
    {
        List<(int Of, int Count)> filled = [.. Filled()];
        var stored = new byte[filled.Count * PairBytes];
        for (var i = 0; i < filled.Count; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(stored.AsSpan(i * PairBytes), (ushort)filled[i].Of);
            BinaryPrimitives.WriteInt32LittleEndian(stored.AsSpan((i * PairBytes) + 2), filled[i].Count);
        }

        return stored;
    }

    /// <summary>The length in milliseconds below which that share of all lies, lengths being evenly spread within a class; 0 when nothing is counted.</summary>
    public double At(double share)
    {
        var place = share * Total;
        double below = 0;
        foreach (var (of, count) in Filled())
        {
            if (count > 0 && below + count >= place)
            {
                return Start(of) + ((Start(of + 1) - Start(of)) * (place - below) / count);
            }

            below += count;
        }

        return 0;
    }

    private static int ClassOf(long milliseconds) => milliseconds < Minute ? 0 : Math.Min(Most - 1, 1 + (int)(Math.Log2(milliseconds / Minute) * PerDoubling));

    private static double Start(int of) => of == 0 ? 0 : Minute * Math.Pow(2, (of - 1) / (double)PerDoubling);
}

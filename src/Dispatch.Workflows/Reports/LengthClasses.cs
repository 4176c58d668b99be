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
    private const int Fewest = 8;
    private const double Minute = 60_000;

    // Class above, count below, in one number, as they came; put in order and together when they are read. A community's month fills few of the classes, and a report adds up millions
    // of them for thousands of communities.
    private long[] _pairs = [];
    private int _used;
    private bool _inOrder = true;

    /// <summary>Whether nothing is counted.</summary>
    public bool IsEmpty => InOrder().IsEmpty;

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
        if (_used == _pairs.Length)
        {
            MakeRoom();
        }

        _pairs[_used++] = Pair(of, count);
        _inOrder = false;
        Total += count;
    }

    /// <summary>Adds classes as they were stored; <paramref name="times"/> -1 takes them away.</summary>
    public void Add(ReadOnlySpan<byte> stored, int times = 1)
    {
        if (_pairs.Length == 0)
        {
            _pairs = new long[stored.Length / PairBytes];
        }

        for (var i = 0; i < stored.Length; i += PairBytes)
        {
            AddClass(BinaryPrimitives.ReadUInt16LittleEndian(stored[i..]), times * BinaryPrimitives.ReadInt32LittleEndian(stored[(i + 2)..]));
        }
    }

    /// <summary>Adds other classes.</summary>
    public void Add(LengthClasses other)
    {
        foreach (var pair in other.InOrder())
        {
            AddClass(ClassIn(pair), CountIn(pair));
        }
    }

    /// <summary>The classes that are not empty, in order, each with its count.</summary>
    public List<(int Of, int Count)> Filled()
    {
        var filled = new List<(int, int)>();
        foreach (var pair in InOrder())
        {
            filled.Add((ClassIn(pair), CountIn(pair)));
        }

        return filled;
    }

    /// <summary>The classes to be stored: number and count of each that is not empty, in order.</summary>
    public byte[] Stored()
    {
        var pairs = InOrder();
        var stored = new byte[pairs.Length * PairBytes];
        for (var i = 0; i < pairs.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(stored.AsSpan(i * PairBytes), (ushort)ClassIn(pairs[i]));
            BinaryPrimitives.WriteInt32LittleEndian(stored.AsSpan((i * PairBytes) + 2), CountIn(pairs[i]));
        }

        return stored;
    }

    /// <summary>The length in milliseconds below which that share of all lies, lengths being evenly spread within a class; 0 when nothing is counted.</summary>
    public double At(double share)
    {
        var place = share * Total;
        double below = 0;
        foreach (var pair in InOrder())
        {
            var (of, count) = (ClassIn(pair), CountIn(pair));
            if (count > 0 && below + count >= place)
            {
                return Start(of) + ((Start(of + 1) - Start(of)) * (place - below) / count);
            }

            below += count;
        }

        return 0;
    }

    // Dealt out to their classes and gathered again, which for thousands of pairs in a few hundred classes is a tenth of sorting them.
    private ReadOnlySpan<long> InOrder()
    {
        if (_inOrder)
        {
            return _pairs.AsSpan(0, _used);
        }

        Span<int> counts = stackalloc int[Most];
        foreach (var pair in _pairs.AsSpan(0, _used))
        {
            counts[ClassIn(pair)] += CountIn(pair);
        }

        (_used, _inOrder) = (0, true);
        for (int of = 0, next; (next = counts[of..].IndexOfAnyExcept(0)) >= 0; of += next + 1)
        {
            _pairs[_used++] = Pair(of + next, counts[of + next]);
        }

        return _pairs.AsSpan(0, _used);
    }

    private void MakeRoom()
    {
        if (InOrder().Length > _pairs.Length / 2)
        {
            Array.Resize(ref _pairs, _pairs.Length * 2);
        }
        else if (_pairs.Length < Fewest)
        {
            Array.Resize(ref _pairs, Fewest);
        }
    }

    private static long Pair(int of, int count) => ((long)of << 32) | (uint)count;

    private static int ClassIn(long pair) => (int)(pair >> 32);

    private static int CountIn(long pair) => (int)pair;

    private static int ClassOf(long milliseconds) => milliseconds < Minute ? 0 : Math.Min(Most - 1, 1 + (int)(Math.Log2(milliseconds / Minute) * PerDoubling));

    private static double Start(int of) => of == 0 ? 0 : Minute * Math.Pow(2, (of - 1) / (double)PerDoubling);
}

using System.Text;

namespace Dispatch.Workflows.Reports;

/// <summary>Several small counters in one value, each under its key: what is not zero, in integers of seven bits to a byte.</summary>
internal static class CounterPack
{
    /// <summary>The value of counters, each under a key of its own.</summary>
    public static byte[] Of(IEnumerable<(string Key, CounterChange Counter)> counters)
    {
        using var memory = new MemoryStream();
        using var to = new BinaryWriter(memory, Encoding.UTF8);
        foreach (var (key, counter) in counters)
        {
            Write(to, Encoding.UTF8.GetBytes(key), Content(counter));
        }

        to.Flush();
        return memory.ToArray();
    }

    /// <summary>The value with a change added to one counter; the others are copied as they lie.</summary>
    public static byte[] With(ReadOnlySpan<byte> packed, string key, CounterChange change)
    {
        using var memory = new MemoryStream(packed.Length + 64);
        using var to = new BinaryWriter(memory, Encoding.UTF8);
        var wanted = Encoding.UTF8.GetBytes(key);
        var counter = new CounterChange();
        counter.Add(change);
        for (var entries = new CounterPackReader(packed); entries.Next();)
        {
            if (entries.Key.SequenceEqual(wanted))
            {
                Add(entries.Content, counter);
            }
            else
            {
                Write(to, entries.Key, entries.Content);
            }
        }

        if (!counter.IsNothing)
        {
            Write(to, wanted, Content(counter));
        }

        to.Flush();
        return memory.ToArray();
    }

    /// <summary>Adds the content of one counter; <paramref name="times"/> -1 takes it away.</summary>
    public static void Add(ReadOnlySpan<byte> content, CounterChange into, int times = 1)
    {
        var place = 0;
        for (var measures = CounterPackReader.Number(content, ref place); measures > 0; measures--)
        {
            var measure = CounterPackReader.Number(content, ref place);
            into.Counts[(Measure)measure] += times * CounterPackReader.Number(content, ref place);
        }

        AddClasses(content, ref place, into.SignIn, times);
        AddClasses(content, ref place, into.Arrival, times);
        AddClasses(content, ref place, into.Report, times);
    }

    private static void AddClasses(ReadOnlySpan<byte> content, ref int place, LengthClasses into, int times)
    {
        for (var classes = CounterPackReader.Number(content, ref place); classes > 0; classes--)
        {
            var of = CounterPackReader.Number(content, ref place);
            into.AddClass(of, times * CounterPackReader.Number(content, ref place));
        }
    }

    private static byte[] Content(CounterChange counter)
    {
        using var memory = new MemoryStream(64);
        using var to = new BinaryWriter(memory, Encoding.UTF8);
        WritePairs(to, [.. MeasureCounts.All.Where(m => counter.Counts[m] != 0).Select(m => ((int)m, counter.Counts[m]))]);
        WritePairs(to, counter.SignIn.Filled());
        WritePairs(to, counter.Arrival.Filled());
        WritePairs(to, counter.Report.Filled());
        to.Flush();
        return memory.ToArray();
    }

    private static void WritePairs(BinaryWriter to, List<(int Of, int Count)> pairs)
    {
        to.Write7BitEncodedInt(pairs.Count);
        foreach (var (of, count) in pairs)
        {
            to.Write7BitEncodedInt(of);
            to.Write7BitEncodedInt(count);
        }
    }

    private static void Write(BinaryWriter to, ReadOnlySpan<byte> key, ReadOnlySpan<byte> content)
    {
        to.Write7BitEncodedInt(key.Length);
        to.Write(key);
        to.Write7BitEncodedInt(content.Length);
        to.Write(content);
    }
}

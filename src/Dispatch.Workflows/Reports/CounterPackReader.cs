namespace Dispatch.Workflows.Reports;

/// <summary>Goes through the counters of a <see cref="CounterPack"/>.</summary>
internal ref struct CounterPackReader(ReadOnlySpan<byte> packed)
{
    private readonly ReadOnlySpan<byte> _packed = packed;
    private int _place;

    /// <summary>The key of the counter it stands at, UTF-8.</summary>
    public ReadOnlySpan<byte> Key { get; private set; }

    /// <summary>What that counter holds, for <see cref="CounterPack.Add"/>.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Steps to the next counter; false after the last.</summary>
    public bool Next()
    {
        if (_place >= _packed.Length)
        {
            return false;
        }

        Key = Part();
        Content = Part();
        return true;
    }

    /// <summary>Reads a number of seven bits to a byte.</summary>
    public static int Number(ReadOnlySpan<byte> from, ref int place)
    {
        var (number, shift) = (0u, 0);
        while (true)
        {
            var piece = from[place++];
            number |= (uint)(piece & 0x7F) << shift;
            if (piece < 0x80)
            {
                return (int)number;
            }

            shift += 7;
        }
    }

    private ReadOnlySpan<byte> Part()
    {
        var length = Number(_packed, ref _place);
        var part = _packed.Slice(_place, length);
        _place += length;
        return part;
    }
}

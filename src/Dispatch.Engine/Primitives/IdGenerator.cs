using System.Security.Cryptography;

namespace Dispatch.Engine.Primitives;

/// <summary>
/// Makes the ids of everything stored: 16 lower-case hex digits, as Elsa's, ascending in time so that indexes grow at their end.
/// </summary>
/// <remarks>44 bits of milliseconds since 2020 and 20 bits of a counter that starts at a random place. Ids are not secrets.</remarks>
public sealed class IdGenerator(TimeProvider time)
{
    private static readonly long _epoch = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private long _last;
    private int _counter = RandomNumberGenerator.GetInt32(1 << 20);

    /// <summary>A new id, greater than every id this generator gave before, also when the clock is set back.</summary>
    public string Next()
    {
        var low = (uint)Interlocked.Increment(ref _counter) & 0xFFFFF;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds() - _epoch;
        long last, candidate;
        do
        {
            last = Interlocked.Read(ref _last);
            candidate = Math.Max(last + 1, (now << 20) | low);
        }
        while (Interlocked.CompareExchange(ref _last, candidate, last) != last);
        return candidate.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The last id that can have been made by an instant: where a list by id begins that is asked for by time.</summary>
    public static string LastUntil(DateTimeOffset at) =>
        (((at.ToUnixTimeMilliseconds() - _epoch) << 20) | 0xFFFFF).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>When an id was made, or later when the clock was set back; null when it is none of ours.</summary>
    public static DateTimeOffset? MadeAt(string id) =>
        id.Length == 16 && long.TryParse(id, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0
            ? DateTimeOffset.FromUnixTimeMilliseconds((number >> 20) + _epoch)
            : null;

    /// <summary>A random code of <paramref name="length"/> characters that can't be guessed and has no look-alike letters.</summary>
    public static string Code(int length) => RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", length);
}

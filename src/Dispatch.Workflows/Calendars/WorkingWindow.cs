using System.Globalization;

namespace Dispatch.Workflows.Calendars;

/// <summary>A stretch of a day in which work is done: from a time to a time, <c>24:00</c> being the end of the day.</summary>
/// <param name="From">Opening, <c>HH:mm</c>.</param>
/// <param name="To">Closing, <c>HH:mm</c>.</param>
public sealed record WorkingWindow(string From, string To)
{
    /// <summary>Opening in minutes after midnight, or -1 when it can't be read.</summary>
    public int Opens() => Minutes(From);

    /// <summary>Closing in minutes after midnight, or -1 when it can't be read.</summary>
    public int Closes() => Minutes(To);

    private static int Minutes(string text)
    {
        if (text == "24:00")
        {
            return 24 * 60;
        }

        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time.Hour * 60) + time.Minute
            : -1;
    }
}

using System.Collections.Concurrent;

namespace Dispatch.Workflows.Calendars;

/// <summary>All calendars with all their versions, ready to count with: an immutable picture.</summary>
public sealed class CalendarBook
{
    private readonly Dictionary<string, WorkCalendar[]> _versions;
    private readonly ConcurrentDictionary<string, WorkingTime?> _laidOut = new(StringComparer.Ordinal);

    /// <summary>Builds the picture; calendars are laid out when first asked for.</summary>
    public CalendarBook(IEnumerable<WorkCalendar> calendars) =>
        _versions = calendars.GroupBy(c => c.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(c => c.Version).ToArray(), StringComparer.Ordinal);

    /// <summary>The same picture with one more version in it.</summary>
    public CalendarBook With(WorkCalendar version) => new(_versions.Values.SelectMany(v => v).Append(version));

    /// <summary>Whether a calendar is another or stands on it.</summary>
    public bool StandsOn(string? code, string other)
    {
        for (var (at, depth) = (code, 0); at is not null && depth < 9; at = Version(at)?.BaseCode, depth++)
        {
            if (at == other)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The codes of all calendars.</summary>
    public IEnumerable<string> Codes => _versions.Keys.Order(StringComparer.Ordinal);

    /// <summary>All versions of a calendar, oldest first.</summary>
    public IReadOnlyList<WorkCalendar> Versions(string code) => _versions.GetValueOrDefault(code) ?? [];

    /// <summary>The version in force, or null: the newest one, or the newest published by <paramref name="asOf"/>.</summary>
    public WorkCalendar? Version(string code, DateTimeOffset? asOf = null) =>
        Versions(code).LastOrDefault(c => asOf is null || c.PublishedAt <= asOf);

    /// <summary>The calendar ready to count with, or null.</summary>
    public WorkingTime? Find(string? code) =>
        code is null ? null : _laidOut.GetOrAdd(code, key => LayOut(key, null));

    /// <summary>The calendar as it was in force at an instant, or null.</summary>
    public WorkingTime? Find(string code, DateTimeOffset? asOf) => asOf is null ? Find(code) : LayOut(code, asOf);

    private WorkCalendar? First(string code) => Versions(code) is [var first, ..] ? first : null;

    private WorkingTime? LayOut(string code, DateTimeOffset? asOf)
    {
        if (Version(code, asOf) is not { } calendar)
        {
            return null;
        }

        var bases = new List<WorkCalendar>();
        for (var below = calendar.BaseCode; below is not null && bases.Count < 8; below = bases[^1].BaseCode)
        {
            // A base that was published later than the instant asked for did not count then; its first version stands in.
            if ((Version(below, asOf) ?? First(below)) is not { } layer)
            {
                break;
            }

            bases.Add(layer);
        }

        return new WorkingTime(calendar, bases);
    }
}

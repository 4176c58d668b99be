namespace Dispatch.Workflows.Listing;

/// <summary>Which page of a list is wanted: how many items, and after which position.</summary>
/// <param name="Limit">Items wanted, 1 to 200.</param>
/// <param name="After">The position of the last item of the page before, decoded; null for the first page.</param>
public sealed record PageRequest(int Limit = PageRequest.DefaultLimit, string? After = null)
{
    /// <summary>Items on a page when the caller names no limit.</summary>
    public const int DefaultLimit = 50;

    /// <summary>Most items on a page.</summary>
    public const int LargestLimit = 200;

    /// <summary>One more than the limit: what to read to know whether there is a next page.</summary>
    public int Take => Limit + 1;

    /// <summary>A page of what is in memory, ordered by position.</summary>
    public Page<T> Of<T>(IEnumerable<T> ordered, Func<T, string> position) =>
        Cut([.. (After is null ? ordered : ordered.SkipWhile(item => string.CompareOrdinal(position(item), After) <= 0)).Take(Take)], position);

    /// <summary>Makes a page from <see cref="Take"/> rows: the extra row says that there is a next page.</summary>
    public Page<T> Cut<T>(List<T> rows, Func<T, string> position)
    {
        if (rows.Count <= Limit)
        {
            return new Page<T>(rows, null);
        }

        rows.RemoveRange(Limit, rows.Count - Limit);
        return new Page<T>(rows, Cursor.Encode(position(rows[^1])));
    }
}

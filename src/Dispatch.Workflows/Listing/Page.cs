namespace Dispatch.Workflows.Listing;

/// <summary>One page of a list: whole items, and where the next page begins.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    /// <summary>The same page with its items turned into something else.</summary>
    public Page<TOther> Map<TOther>(Func<T, TOther> map) => new([.. Items.Select(map)], NextCursor);
}

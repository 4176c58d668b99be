namespace Dispatch.Host.Pages.Admin;

/// <summary>A line of a register.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Cells">What stands in the columns.</param>
public sealed record RegisterRow(string Id, IReadOnlyList<string> Cells)
{
    /// <summary>First day in force; null where it has none.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day in force; null while open.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Where it stands.</summary>
    public EntryState State { get; init; }

    /// <summary>How deep it stands in a tree.</summary>
    public int Depth { get; init; }

    /// <summary>The units it concerns; empty for all.</summary>
    public IReadOnlyList<string> UnitIds { get; init; } = [];

    /// <summary>Where an entry with these days stands.</summary>
    public static EntryState StateOf(DateOnly from, DateOnly? to, DateOnly today) => today < from ? EntryState.Coming : to < today ? EntryState.Past : EntryState.Current;
}

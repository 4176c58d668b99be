namespace Dispatch.Host.Pages.Admin;

/// <summary>Who changed what and when.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who, by name.</param>
/// <param name="What">What they did, in words.</param>
/// <param name="Note">Why, where they said it.</param>
public sealed record HistoryLine(DateTimeOffset At, string Who, string What, string? Note)
{
    /// <summary>What it was before and what it became, a line each.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}

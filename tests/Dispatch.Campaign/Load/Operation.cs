namespace Dispatch.Campaign.Load;

/// <summary>One request of the campaign as the client knows it.</summary>
/// <param name="Key">Its idempotency key; for a definition the mark that its content carries.</param>
/// <param name="Kind"><c>file</c>, <c>complete</c>, <c>publish</c> or <c>draft</c>.</param>
/// <param name="Target">The ticket's external reference, the task's id, or the definition's id.</param>
/// <param name="Outcome">The outcome given; null for anything but a task.</param>
/// <param name="Status">The HTTP status; 0 when no answer came: then it may or may not have taken effect.</param>
internal sealed record Operation(string Key, string Kind, string Target, string? Outcome, int Status)
{
    /// <summary>When this was noted, seconds since 1970.</summary>
    public double At { get; init; }

    /// <summary>Whether the host said that it is done.</summary>
    public bool IsAcknowledged => Status is >= 200 and < 300;

    /// <summary>Whether it may have taken effect all the same: nobody answered, or the answer was that the store is in trouble.</summary>
    public bool IsUnknown => Status is 0 or >= 500;
}

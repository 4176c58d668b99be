namespace Dispatch.Campaign;

/// <summary>One request of the campaign as the client knows it.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Kind"><c>file</c> or <c>complete</c>.</param>
/// <param name="Target">The ticket's external reference, or the task's id.</param>
/// <param name="Outcome">The outcome given; null for filing.</param>
/// <param name="Status">The HTTP status; 0 when no answer came: then it may or may not have taken effect.</param>
/// <param name="Answer">What was answered: the ticket's id.</param>
internal sealed record Operation(string Key, string Kind, string Target, string? Outcome, int Status, string? Answer);

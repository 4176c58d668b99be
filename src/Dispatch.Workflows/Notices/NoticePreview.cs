namespace Dispatch.Workflows.Notices;

/// <summary>How a template reads, filled with an invented ticket's words, and what would happen to it now.</summary>
/// <param name="Subject">Chinese.</param>
/// <param name="SubjectEn">English.</param>
/// <param name="Text">Chinese.</param>
/// <param name="TextEn">English.</param>
/// <param name="Placeholders">The words that may stand in braces.</param>
/// <param name="Channels">The channels that are on.</param>
/// <param name="HeldUntil">Until when it would be held if the ticket were not urgent; null when it would go out at once.</param>
public sealed record NoticePreview(
    string Subject, string SubjectEn, string Text, string TextEn, IReadOnlyList<string> Placeholders, IReadOnlyList<string> Channels, DateTimeOffset? HeldUntil);

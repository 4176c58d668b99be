namespace Dispatch.Workflows.Notices;

/// <summary>A notice ready to be sent.</summary>
/// <param name="Id">The same over repeats.</param>
/// <param name="Template">The template's code.</param>
/// <param name="To">The address or number.</param>
/// <param name="Subject">Chinese.</param>
/// <param name="SubjectEn">English.</param>
/// <param name="Text">Chinese.</param>
/// <param name="TextEn">English.</param>
/// <param name="Words">The ticket's words, for gateways that fill templates of their own; Chinese.</param>
/// <param name="WordsEn">The same, English.</param>
public sealed record OutgoingNotice(
    string Id, string Template, string To, string Subject, string SubjectEn, string Text, string TextEn, IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<string, string> WordsEn);

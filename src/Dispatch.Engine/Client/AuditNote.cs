namespace Dispatch.Engine.Client;

/// <summary>One change as the audit shows it.</summary>
/// <param name="Action">E.g. <c>definition.published</c>.</param>
/// <param name="SubjectKind">What kind of thing was changed, e.g. <c>definition</c>.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="Summary">What happened, in a sentence.</param>
/// <param name="Changes">The difference in words, a line each.</param>
public sealed record AuditNote(string Action, string SubjectKind, string SubjectId, string Summary, IReadOnlyList<string> Changes);

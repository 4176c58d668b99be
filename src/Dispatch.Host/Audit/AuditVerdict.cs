namespace Dispatch.Host.Audit;

/// <summary>Whether the audit is as it was written.</summary>
/// <param name="Intact">Whether every entry fits.</param>
/// <param name="Entries">Entries that fit, from the first on.</param>
/// <param name="Head">The hash of the last of them: kept outside, it proves later that nothing was cut off.</param>
/// <param name="FirstTouched">The first entry that does not fit.</param>
internal sealed record AuditVerdict(bool Intact, long Entries, string Head, long? FirstTouched);

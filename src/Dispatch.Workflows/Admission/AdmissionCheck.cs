namespace Dispatch.Workflows.Admission;

/// <summary>Whether a task may be put on a community, by which entry or for want of which.</summary>
/// <param name="Allowed">Whether it may.</param>
/// <param name="Reason">Why.</param>
/// <param name="EntryId">The duty entry or admission entry that decided it; null when there is none.</param>
/// <param name="EntryKind"><c>duty</c>, <c>admission</c> or null.</param>
/// <param name="Text">The reason in words, citing the entry or its absence.</param>
/// <param name="TextEn">The same in English.</param>
public sealed record AdmissionCheck(bool Allowed, AdmissionReason Reason, string? EntryId, string? EntryKind, string Text, string TextEn)
{
    /// <summary>The reason as the answer that a ticket keeps: in both languages.</summary>
    public string ToAnswer() => $"{Text} {TextEn}";
}

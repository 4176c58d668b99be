using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Admission;

/// <summary>Where an activity enters an admission into the list.</summary>
internal sealed class AdmissionSeat(ReferenceRows rows)
{
    /// <summary>Enters it; it is in force for whoever asks after the commit.</summary>
    public void Enter(AdmissionEntry entry) => rows.Insert(entry);
}

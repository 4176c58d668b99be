using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Admission;

/// <summary>Lends bursts the seat at the admission list.</summary>
internal sealed class AdmissionParticipant(ReferenceRows rows) : IBurstParticipant
{
    public void Prepare(UnitOfWork unit, WorkflowState instance) => unit.Feature(() => new AdmissionSeat(rows));
}

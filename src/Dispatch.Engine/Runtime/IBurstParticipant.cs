using Dispatch.Engine.Persistence;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Runtime;

/// <summary>Lends the activities of a burst what they work on (the ticket of the instance), loaded before the burst so that nothing inside it waits.</summary>
public interface IBurstParticipant
{
    /// <summary>
    /// Called after the gate is taken and before each burst. Puts its parts into the unit (<see cref="UnitOfWork.Feature{T}(Func{T})"/>), where activities find them by type
    /// (<see cref="Authoring.ActivityExecutionContext.Feature{T}"/>), and turns their changes into writes before the commit.
    /// </summary>
    void Prepare(UnitOfWork unit, WorkflowState instance);
}

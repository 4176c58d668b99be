using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;

namespace Dispatch.Workflows.Tickets;

/// <summary>Lends a burst the ticket that its instance is about.</summary>
public sealed class TicketParticipant(TicketDesk desk) : IBurstParticipant
{
    /// <inheritdoc/>
    public void Prepare(UnitOfWork unit, WorkflowState instance)
    {
        if (instance.CorrelationId is { } ticketId && desk.Find(ticketId) is { } work && work.Ticket.WorkflowInstanceId == instance.Id)
        {
            unit.Feature(() => work);
        }
    }
}

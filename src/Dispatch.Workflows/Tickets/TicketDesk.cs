using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Microsoft.Extensions.Options;

namespace Dispatch.Workflows.Tickets;

/// <summary>Where commands and bursts get the tickets they change: each loaded once per unit of work, and stored with it.</summary>
public sealed class TicketDesk(
    UnitOfWork unit, IDatabase database, CallerContext caller, IReferenceData reference, DistrictTime time, IdGenerator ids, IOptions<SlaOptions> sla, TicketWrites writes, AdmissionRefusals refusals, ITimers timers)
{
    /// <summary>The ticket with its open tasks, or null. The instance's gate must have been taken.</summary>
    public TicketWork? Find(string ticketId)
    {
        var loaded = unit.Feature(() => new Loaded());
        if (loaded.Works.TryGetValue(ticketId, out var work))
        {
            return work;
        }

        using var read = database.OpenRead();
        return TicketRows.Find(read, ticketId) is { } ticket
            ? Keep(new TicketWork(ticket, TaskRows.OpenOf(read, ticketId), TicketRows.PartiesOf(read, ticketId), isNew: false, Surroundings()))
            : null;
    }

    /// <summary>Begins the work on a new ticket.</summary>
    public TicketWork Begin(Ticket ticket) => Keep(new TicketWork(ticket, [], [], isNew: true, Surroundings()));

    private TicketWork Keep(TicketWork work)
    {
        unit.Feature(() => new Loaded()).Works[work.Ticket.Id] = work;
        unit.BeforeCommit(() => Store(work));
        return work;
    }

    private void Store(TicketWork work)
    {
        if (JoinedTickets.Matters(work))
        {
            using var read = database.OpenRead();
            if (JoinedTickets.Any(read, work.Ticket.Id))
            {
                JoinedTickets.OrderAll(unit, timers, work.Ticket, work.Now);
            }
        }

        writes.Store(unit, work);
    }

    private TicketSurroundings Surroundings() => new(caller.Caller, reference.Current, time, ids, sla.Value.Scale, refusals, DoneBefore);

    private IReadOnlyList<HumanTask> DoneBefore(string ticketId)
    {
        using var read = database.OpenRead();
        return TaskRows.DoneOf(read, ticketId);
    }

    private sealed class Loaded
    {
        public Dictionary<string, TicketWork> Works { get; } = [];
    }
}

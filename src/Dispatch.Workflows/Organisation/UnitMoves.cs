using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using Microsoft.EntityFrameworkCore;
using Timer = Dispatch.Engine.Timers.Timer;

namespace Dispatch.Workflows.Organisation;

/// <summary>Carries a reorganisation out when its date comes: the units below stand elsewhere, duty lists pass on, open tickets and tasks move, each ticket in a unit of work of its own.</summary>
/// <remarks>Durable: the order's transaction sets one timer for the first instant of the date, which moves the units and sets one timer for each open ticket.</remarks>
public sealed class UnitMoves(IDatabase database, ITimers timers, TicketDesk desk, ReferenceRows rows, IDbContextFactory<WorkflowsDb> databases, IdGenerator ids, DistrictTime time) : ITimerTarget
{
    /// <summary>The target of its timers.</summary>
    public const string Name = "unit.moves";

    private const string OrderPrefix = "order:";

    private const string Affected =
        """
        SELECT DISTINCT t.id, t.workflow_instance_id FROM tickets t LEFT JOIN tasks k ON k.ticket_id = t.id AND k.state IN ('Open', 'Claimed')
        """;

    /// <inheritdoc/>
    public string Target => Name;

    internal static void Order(UnitOfWork unit, ITimers timers, Reorganisation order, DistrictTime time) => timers.Set(
        unit, new Timer($"reorganise-{order.Id}", $"reorganisation:{order.Id}", Name, OrderPrefix + order.Id, time.Midnight(order.OnDate)));

    /// <inheritdoc/>
    public async Task FireAsync(Timer timer, UnitOfWork unit, CancellationToken cancellation)
    {
        var words = timer.Payload!.Split('|');
        if (timer.Payload.StartsWith(OrderPrefix, StringComparison.Ordinal))
        {
            if (Find(timer.Payload[OrderPrefix.Length..]) is { DoneAt: null } order)
            {
                await CarryOutAsync(order, unit, timer.DueAt, cancellation).ConfigureAwait(false);
            }
        }
        else if (Find(words[0]) is { } order && desk.Find(words[1]) is { Ticket.IsEnded: false } work)
        {
            Move(work, order);
        }
    }

    private Reorganisation? Find(string id)
    {
        using var db = databases.CreateDbContext();
        return db.Set<Reorganisation>().AsNoTracking().FirstOrDefault(r => r.Id == id);
    }

    private async Task CarryOutAsync(Reorganisation order, UnitOfWork unit, DateTimeOffset at, CancellationToken cancellation)
    {
        var data = await rows.EnterAsync(cancellation).ConfigureAwait(false);
        foreach (var child in order.UnitIds.Where(id => id != order.Heir || order.Kind != ReorganisationKind.Merge).SelectMany(data.Units.Children).Where(c => c.ValidTo is null || c.ValidTo >= order.OnDate))
        {
            rows.Update(child with { ParentId = order.HeirOfChild(child.Id), Version = child.Version + 1 }, child.Version, "moved", order.Basis);
        }

        new DutySuccession(order, data, rows, ids).CarryOut();
        var tickets = Tickets(order, data);
        foreach (var (id, instance) in tickets)
        {
            timers.Set(unit, new Timer($"move-{order.Id}-{id}", instance, Name, $"{order.Id}|{id}", at));
        }

        rows.Update(order with { DoneAt = time.Now, TicketsMoved = tickets.Count, Version = order.Version + 1 }, order.Version);
    }

    private List<(string Id, string Instance)> Tickets(Reorganisation order, ReferenceData data)
    {
        var ending = order.UnitIds.Where(id => id != order.Heir).ToArray();
        if (ending.Length == 0)
        {
            return [];
        }

        var units = string.Join(", ", ending.Select((_, i) => $"${i + 1}"));
        var column = data.Unit(ending[0])!.Kind switch
        {
            UnitKind.Street => $"t.street_id IN ({units}) OR ",
            UnitKind.Community => $"t.community_id IN ({units}) OR ",
            UnitKind.Compound => $"t.compound_id IN ({units}) OR ",
            _ => "",
        };
        using var read = database.OpenRead();
        return read.Query(
            $"{Affected} WHERE t.closed_at IS NULL AND ({column}t.holder_unit_id IN ({units}) OR t.lead_department_id IN ({units}) OR k.unit_id IN ({units}))",
            row => (row.GetString(0), row.GetString(1)),
            [.. ending.Cast<object?>()]);
    }

    private static void Move(TicketWork work, Reorganisation order)
    {
        var ticket = work.Ticket;
        var heir = Heir(ticket, order, work);
        string? Now(string? id) => id is not null && order.UnitIds.Contains(id) ? heir : id;
        (ticket.CompoundId, ticket.CommunityId, ticket.StreetId) = (Now(ticket.CompoundId), Now(ticket.CommunityId), Now(ticket.StreetId));
        if (ticket.CommunityId is { } community)
        {
            ticket.StreetId = work.Reference.StreetOf(community)?.Id ?? ticket.StreetId;
        }

        ticket.LeadDepartmentId = Now(ticket.LeadDepartmentId);
        ticket.HelperDepartmentIds = [.. ticket.HelperDepartmentIds.Select(h => Now(h)!).Where(h => h != ticket.LeadDepartmentId).Distinct()];
        ticket.Participants = [.. ticket.Participants.Select(p => Now(p)!).Distinct()];
        work.Touch();
        foreach (var task in work.Tasks.Open.Where(t => order.UnitIds.Contains(t.UnitId) && t.UnitId != heir).ToList())
        {
            work.Tasks.HandOver(task, heir);
        }

        work.SetHolder(Now(ticket.HolderUnitId));
    }

    // A split goes by place first, then by category; what no part names goes to the heir of the rest.
    private static string Heir(Ticket ticket, Reorganisation order, TicketWork work)
    {
        foreach (var place in (string?[])[ticket.CompoundId, ticket.CommunityId])
        {
            if (place is not null && order.Parts.FirstOrDefault(p => p.Children?.Contains(place) == true) is { } byPlace)
            {
                return byPlace.UnitId;
            }
        }

        foreach (var category in work.Reference.Categories.SelfAndAncestors(ticket.CategoryCode))
        {
            if (order.Parts.FirstOrDefault(p => p.Categories?.Contains(category) == true) is { } byCategory)
            {
                return byCategory.UnitId;
            }
        }

        return order.Heir;
    }
}

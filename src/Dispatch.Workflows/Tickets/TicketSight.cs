using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Workflows.Tickets;

/// <summary>
/// Which tickets and tasks the caller may see: a unit of territory those of its territory, every unit those it has a part in, the hotline its own,
/// admin and auditor all. A sandbox key sees of that only what was filed to try things out.
/// </summary>
public sealed class TicketSight(CallerContext context, IReferenceData reference)
{
    private const string Party = "party";

    /// <summary>The caller.</summary>
    public Caller Caller => context.Caller;

    private bool SeesAll => Caller.IsSystem || Caller.IsAny(Roles.Admin, Roles.Auditor);

    private bool SeesSandboxOnly => Caller.Has(CallerRights.Sandbox);

    /// <summary>Whether the caller may see the ticket.</summary>
    public bool Sees(Ticket ticket, IEnumerable<string> parties)
    {
        if (SeesSandboxOnly && !ticket.Sandbox)
        {
            return false;
        }

        if (SeesAll || (Caller.Id is not null && ticket.FiledBy == Caller.Id))
        {
            return true;
        }

        return Caller.UnitId is { } unit && (IsTerritory(ticket, unit) || ticket.FiledByUnitId == unit || parties.Contains(unit));
    }

    private bool IsTerritory(Ticket ticket, string unit) => reference.Current.Unit(unit)?.Kind switch
    {
        UnitKind.District => ticket.DistrictId == unit,
        UnitKind.Street => ticket.StreetId == unit,
        UnitKind.Community => ticket.CommunityId == unit,
        UnitKind.Compound => ticket.CompoundId == unit,
        UnitKind.Station => ticket.CompoundId is { } compound && ticket.CompoundId == reference.Current.Units.Nearest(unit, UnitKind.Compound)?.Id && compound.Length > 0,
        _ => false,
    };

    /// <summary>The ticket of an id (alias <c>t</c>), where the caller may see it.</summary>
    internal SqlCondition Only(string ticketId)
    {
        var condition = new SqlCondition().And("t.id = {0}", ticketId);
        Narrow(condition);
        return condition;
    }

    /// <summary>Narrows a list of tickets (alias <c>t</c>) to what the caller may see.</summary>
    internal void Narrow(SqlCondition condition)
    {
        NarrowToSandbox(condition, "t.sandbox = 1");
        if (!SeesAll)
        {
            var ways = Ways();
            condition.And(
                ways.Count == 0 ? "1 = 0" : string.Join(" OR ", ways.Select((way, i) => way.Column == Party ? $"EXISTS (SELECT 1 FROM ticket_parties p WHERE p.unit_id = {{{i}}} AND p.ticket_id = t.id)" : $"t.{way.Column} = {{{i}}}")),
                [.. ways.Select(way => way.Value)]);
        }
    }

    /// <summary>
    /// Narrows a list of tickets (alias <c>t</c>) to the newest that the caller may see and that fit what was asked so far, of each way in which tickets are the caller's so many: every way is walked from
    /// its newest by an index and left when it has given enough, however much lies behind.
    /// </summary>
    internal void NarrowToNewest(SqlCondition condition, int most)
    {
        NarrowToSandbox(condition, "t.sandbox = 1");
        var ways = Ways();
        if (SeesAll)
        {
            condition.Newest(most, [("tickets t", "t.id", null, null)]);
        }
        else if (ways.Count == 0)
        {
            condition.And("1 = 0");
        }
        else
        {
            condition.Newest(most, ways.Select(way => way.Column == Party
                ? ("ticket_parties p CROSS JOIN tickets t ON t.id = p.ticket_id", "p.ticket_id", "p.unit_id", way.Value)
                : ((string, string, string?, object?))("tickets t", "t.id", "t." + way.Column, way.Value)));
        }
    }

    private void NarrowToSandbox(SqlCondition condition, string onlySandbox)
    {
        if (SeesSandboxOnly)
        {
            condition.And(onlySandbox);
        }
    }

    /// <summary>Whether a task's ticket is on the caller's side of the sandbox's wall; whose the task is, is another question.</summary>
    internal bool IsOnItsSide(DbSession session, string ticketId) =>
        !SeesSandboxOnly || session.QueryFirst("SELECT sandbox FROM tickets WHERE id = $1", row => row.GetInt64(0) != 0, ticketId);

    // In which ways a ticket may be the caller's: a column of it and its value, or having a part in it.
    private List<(string Column, object? Value)> Ways()
    {
        var ways = new List<(string, object?)>();
        if (Caller.Id is { } id)
        {
            ways.Add(("filed_by", id));
        }

        if (Caller.UnitId is { } unit)
        {
            if (TerritoryColumn(unit) is { } territory)
            {
                ways.Add((territory.Column, territory.UnitId));
            }

            ways.Add(("filed_by_unit_id", unit));
            ways.Add((Party, unit));
        }

        return ways;
    }

    /// <summary>The column in which a unit of territory stands on its tickets, with the unit to look for; null for other units.</summary>
    internal (string Column, string UnitId)? TerritoryColumn(string unitId) => reference.Current.Unit(unitId)?.Kind switch
    {
        UnitKind.District => ("district_id", unitId),
        UnitKind.Street => ("street_id", unitId),
        UnitKind.Community => ("community_id", unitId),
        UnitKind.Compound => ("compound_id", unitId),
        UnitKind.Station when reference.Current.Units.Nearest(unitId, UnitKind.Compound) is { } compound => ("compound_id", compound.Id),
        _ => null,
    };

    /// <summary>Whether the caller may see the task: it lies with the caller's unit or below it.</summary>
    public bool Sees(HumanTask task) => SeesTasksOf(task.UnitId);

    /// <summary>Whether the caller may see tasks that lie with a unit.</summary>
    public bool SeesTasksOf(string unitId) => SeesAll || (Caller.UnitId is { } unit && reference.Current.Units.IsWithin(unitId, unit));

    /// <summary>Whether the caller holds the task: it lies with the caller's unit, or with a branch of the caller's department.</summary>
    public bool Holds(HumanTask task) => HoldsTasksOf(task.UnitId);

    /// <summary>Whether the caller holds tasks that lie with a unit.</summary>
    internal bool HoldsTasksOf(string unitId) => Caller.IsSystem || (Caller.UnitId is { } unit
        && !Caller.IsAny(Roles.Auditor)
        && (unitId == unit || (reference.Current.Unit(unit)?.Kind == UnitKind.Department && reference.Current.Units.IsWithin(unitId, unit))));

    /// <summary>Whether what was filled into the task may be read while it is sealed.</summary>
    public bool ReadsSealed(HumanTask task) => Caller.IsSystem || (Caller.UnitId is { } unit && unit == task.UnitId);

    /// <summary>Narrows a list of tasks (alias <c>k</c>) to what the caller may see.</summary>
    internal void NarrowTasks(SqlCondition condition)
    {
        NarrowToSandbox(condition, "EXISTS (SELECT 1 FROM tickets s WHERE s.id = k.ticket_id AND s.sandbox = 1)");
        if (SeesAll)
        {
            return;
        }

        if (Caller.UnitId is not { } unit)
        {
            condition.And("1 = 0");
            return;
        }

        // The district is the root: everything of the organisation is within it.
        if (reference.Current.Unit(unit) is not { Kind: UnitKind.District, ParentId: null } || reference.Current.Units.Units.Count(u => u.Kind == UnitKind.District) > 1)
        {
            condition.AndIn("k.unit_id", reference.Current.Units.SelfAndDescendants(unit).Select(u => (object?)u.Id).DefaultIfEmpty(unit));
        }
    }

    /// <summary>The units of a list's filter: the unit and all below it.</summary>
    /// <exception cref="InvalidRequestException">There is no such unit.</exception>
    internal IReadOnlyList<string> Within(string unitId)
    {
        IReadOnlyList<string> units = [.. reference.Current.Units.SelfAndDescendants(unitId).Select(u => u.Id)];
        return units.Count > 0 ? units : throw new InvalidRequestException("unitId", $"没有组织单位 {unitId}。There is no unit {unitId}.");
    }

    /// <summary>Whether the caller handles the ticket now or filed it, and so needs to know who reported it.</summary>
    internal bool NeedsReporter(DbSession session, Ticket ticket) => NeedsReporters(session, [ticket]).Contains(ticket.Id);

    /// <summary>Those of the tickets that the caller handles now or filed.</summary>
    internal HashSet<string> NeedsReporters(DbSession session, IEnumerable<Ticket> tickets)
    {
        var filed = tickets.Where(t => Caller.Id is not null && t.FiledBy == Caller.Id).Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        if (Caller.UnitId is not { } unit || Caller.IsAny(Roles.Admin, Roles.Auditor))
        {
            return filed;
        }

        var condition = new SqlCondition().AndIn("ticket_id", tickets.Where(t => !filed.Contains(t.Id)).Select(t => t.Id)).And("unit_id = {0} AND state IN ('Open', 'Claimed')", unit);
        filed.UnionWith(session.Query("SELECT ticket_id FROM tasks" + condition, r => r.GetString(0), condition.Values));
        return filed;
    }

    /// <summary>The answer for what is not there, and for what is not the caller's to see.</summary>
    public static NotFoundException NoTicket(string id) => new($"没有工单 {id}。There is no ticket {id}.");

    /// <summary>The answer for what is not there, and for what is not the caller's to see.</summary>
    public static NotFoundException NoTask(string id) => new($"没有待办 {id}。There is no task {id}.");
}

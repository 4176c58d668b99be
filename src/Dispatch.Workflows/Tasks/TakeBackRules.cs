using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Persistence;
using Microsoft.Extensions.Options;

namespace Dispatch.Workflows.Tasks;

/// <summary>Who may take an outcome back, and until when: its giver for ten minutes, a unit above without limit, both only while nobody has acted on it.</summary>
internal sealed class TakeBackRules(IReferenceData reference, IDatabase database, IOptions<SlaOptions> sla)
{
    private const string Acted =
        """
        SELECT 1 FROM ticket_history WHERE ticket_id = $1 AND seq > (SELECT MAX(seq) FROM ticket_history WHERE ticket_id = $1 AND task_id = $2 AND kind = 'task.completed')
            AND kind IN ('task.claimed', 'task.delegated', 'task.completed', 'task.moved', 'ticket.corrected', 'ticket.merged', 'clock.resumed') LIMIT 1
        """;

    /// <summary>For how many minutes the giver may.</summary>
    public int Minutes => sla.Value.TakeBackMinutes;

    /// <summary>Whether the caller stands above the unit that gave the outcome.</summary>
    public bool StandsAbove(Caller caller, HumanTask task) =>
        caller.IsSystem || (caller.UnitId is { } above && above != Giver(task) && reference.Current.Units.IsWithin(Giver(task), above));

    /// <summary>Whether the caller's unit gave the outcome.</summary>
    public bool Gave(Caller caller, HumanTask task) => caller.UnitId == Giver(task) && !caller.Is(Roles.Auditor);

    /// <summary>Whether the giver's time is still running.</summary>
    public bool IsInTime(HumanTask task, DateTimeOffset now) => now <= task.CompletedAt!.Value.AddMinutes(Minutes);

    /// <summary>Whether somebody has acted on the outcome.</summary>
    public bool IsActedOn(HumanTask task)
    {
        using var read = database.OpenRead();
        return read.QueryFirst(Acted, _ => true, task.TicketId, task.Id);
    }

    private static string Giver(HumanTask task) => task.CompletedByUnitId ?? task.UnitId;
}

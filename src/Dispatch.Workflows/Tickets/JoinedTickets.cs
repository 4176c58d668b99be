using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tasks;
using Timer = Dispatch.Engine.Timers.Timer;

namespace Dispatch.Workflows.Tickets;

/// <summary>
/// Keeps tickets that were merged with their main ticket: when that is evaluated each reporter is asked for their own evaluation, when it ends without
/// one each is answered the same. Ticket by ticket, each in a unit of work of its own, so that three hundred are no more to one step than none.
/// </summary>
public sealed class JoinedTickets(IDatabase database, ITimers timers, TicketDesk desk) : ITimerTarget
{
    /// <summary>The target of its timers.</summary>
    public const string Name = "ticket.joined";

    private const string Answered = "SELECT unit_id FROM tasks WHERE ticket_id = $1 AND outcome = 'Resolved' ORDER BY completed_at DESC LIMIT 1";
    private const string MainPrefix = "main:";
    private const string EndPrefix = "end:";

    /// <inheritdoc/>
    public string Target => Name;

    /// <summary>Whether tickets are merged into this one.</summary>
    internal static bool Any(DbSession session, string ticketId) => session.QueryFirst("SELECT 1 FROM tickets WHERE merged_into = $1 LIMIT 1", _ => true, ticketId);

    /// <summary>Has a joined ticket look at its main ticket after this unit's commit.</summary>
    internal static void Order(UnitOfWork unit, ITimers timers, Ticket joined, DateTimeOffset now) =>
        timers.Set(unit, new Timer($"joined-{joined.Id}", joined.WorkflowInstanceId, Name, joined.Id, now));

    /// <summary>Has all that are merged into a ticket follow it after this unit's commit.</summary>
    internal static void OrderAll(UnitOfWork unit, ITimers timers, Ticket main, DateTimeOffset now) =>
        timers.Set(unit, new Timer($"joined-main-{main.Id}", main.WorkflowInstanceId, Name, MainPrefix + main.Id, now));

    /// <summary>Whether what became of a ticket in a unit of work matters to those merged into it.</summary>
    internal static bool Matters(TicketWork work) => !work.IsNew && work.LoadedStatus != work.Ticket.Status
        && (work.Ticket.Status == TicketStatus.Evaluating || work.LoadedStatus == TicketStatus.Evaluating || work.Ticket.IsEnded);

    /// <inheritdoc/>
    public Task FireAsync(Timer timer, UnitOfWork unit, CancellationToken cancellation)
    {
        var payload = timer.Payload!;
        if (payload.StartsWith(MainPrefix, StringComparison.Ordinal))
        {
            Spread(payload[MainPrefix.Length..], unit, timer.DueAt);
        }
        else if (payload.StartsWith(EndPrefix, StringComparison.Ordinal))
        {
            if (desk.Find(payload[EndPrefix.Length..]) is { } late)
            {
                JoinedEvaluation.TimeUp(late);
            }
        }
        else if (desk.Find(payload) is { Ticket.MergedInto: { } mainId } joined)
        {
            Follow(joined, mainId, unit);
        }

        return Task.CompletedTask;
    }

    private void Spread(string mainId, UnitOfWork unit, DateTimeOffset at)
    {
        using var read = database.OpenRead();
        foreach (var (id, instance) in read.Query("SELECT id, workflow_instance_id FROM tickets WHERE merged_into = $1 ORDER BY id", row => (row.GetString(0), row.GetString(1)), mainId))
        {
            timers.Set(unit, new Timer($"joined-{id}", instance, Name, id, at));
        }
    }

    private void Follow(TicketWork joined, string mainId, UnitOfWork unit)
    {
        using var read = database.OpenRead();
        if (TicketRows.Find(read, mainId) is not { } main)
        {
            return;
        }

        if (joined.Ticket.Status == TicketStatus.Merged && main.Status == TicketStatus.Evaluating)
        {
            var asked = TaskRows.OpenOf(read, mainId).Find(t => t.Kind == TaskKinds.ResidentEvaluate);
            var answered = read.QueryFirst(Answered, row => row.GetString(0), mainId);
            var door = joined.UnitsIn("resident")[0];
            Ask(joined, main, door == answered && asked is not null ? asked.UnitId : door, asked?.DueAt ?? joined.Now.AddDays(7 * joined.Surroundings.Scale), unit);
        }
        else if (joined.Ticket.Status == TicketStatus.Merged && main.IsEnded && main.Status != TicketStatus.Merged)
        {
            JoinedEvaluation.Close(joined, main.Status, main.Answer);
        }
        else if (joined.Ticket.Status == TicketStatus.Evaluating && !main.IsEnded && main.Status != TicketStatus.Evaluating)
        {
            joined.Tasks.CancelAll("主工单重新办理", "the main ticket is handled again");
            joined.SetStatus(TicketStatus.Merged);
            joined.Ticket.ClosedAt = joined.Now;
        }
    }

    private void Ask(TicketWork joined, Ticket main, string door, DateTimeOffset until, UnitOfWork unit)
    {
        joined.Ticket.ClosedAt = null;
        joined.Ticket.Answer = main.Answer;
        joined.SetStatus(TicketStatus.Evaluating);
        joined.Tasks.Add(new TaskDraft(TaskKindCatalogue.Find(TaskKinds.ResidentEvaluate), door) { OpenUntil = until });
        joined.SetHolder(null);
        timers.Set(unit, new Timer($"joined-end-{joined.Ticket.Id}", joined.Ticket.WorkflowInstanceId, Name, EndPrefix + joined.Ticket.Id, until));
    }
}

using System.Text.Json;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Escalation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Residents;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Workflows.Tickets;

/// <summary>Turns what became of a ticket in a unit of work into writes, timers and messages of that unit.</summary>
public sealed class TicketWrites(IDatabase database, ITimers timers, IOutbox outbox, IdGenerator ids, Reporters reporters, TaskTexts texts, IEnumerable<IEventAudience> audiences, IEnumerable<IEventListener> listeners)
{
    private const string InsertLetter = "INSERT INTO letters (id, ticket_id, task_id, kind, to_unit_id, text, text_en, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private const string InsertEvaluation =
        """
        INSERT INTO evaluations (id, ticket_id, cycle, side, unit_id, about_unit_id, outcome, solved, scores, text, given_at, opened_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    private const string OpenEvaluations = "UPDATE evaluations SET opened_at = $1 WHERE ticket_id = $2 AND opened_at IS NULL";

    private const string UnsealTasks = "UPDATE tasks SET sealed = 0 WHERE ticket_id = $1 AND sealed = 1 AND state = 'Done'";

    private const string InsertClockChange =
        """
        INSERT INTO clock_changes (id, ticket_id, task_id, kind, reason, requested_at, requested_by_unit_id, decided_at, decided_by, granted, due_before, due_after, review_at,
            calendar_code, calendar_version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """;

    private const string EndSuspension = "UPDATE clock_changes SET ended_at = $2 WHERE task_id = $1 AND kind = 'Suspension' AND ended_at IS NULL";

    internal void Store(UnitOfWork unit, TicketWork work)
    {
        if (!work.IsTouched)
        {
            return;
        }

        var events = Events(work);
        StoreTicket(unit, work);
        unit.Write(session => StoreRest(session, work));
        if (work.NewReporter is { } reporter)
        {
            unit.Write(reporters.Keep(reporter));
        }

        if (Reports.ReportFacts.Change(database, work) is { } reported)
        {
            unit.Write(reported);
        }

        SetTimers(unit, work);
        Publish(unit, work, events);
    }

    private void StoreTicket(UnitOfWork unit, TicketWork work)
    {
        var write = work.IsNew
            ? TicketRows.Map.Add(work.Ticket)
            : TicketRows.Map.Update($"Ticket {work.Ticket.Number}", work.Ticket, work.Stored, work.LoadedVersion);
        unit.Write(write ?? throw new InvalidOperationException("A step always counts up the ticket's version."));
        unit.Write(session => StoreHistory(session, work));
        foreach (var task in work.Tasks.Added)
        {
            texts.Keep(unit, task);
        }

        foreach (var task in work.Tasks.Writes())
        {
            unit.Write(task);
        }
    }

    private static void StoreHistory(WriteSession session, TicketWork work)
    {
        foreach (var item in work.NewHistory)
        {
            session.Execute(
                TicketRows.InsertHistory, item.TicketId, (long)item.Seq, item.At, item.Kind, item.ActorKind, item.ActorId, item.ActorUnitId, item.TaskId, item.Outcome, item.Text, item.TextEn, item.Data);
        }
    }

    private static void StoreRest(WriteSession session, TicketWork work)
    {
        foreach (var party in work.NewParties)
        {
            session.Execute(TicketRows.InsertParty, party.TicketId, party.UnitId, party.Since);
        }

        foreach (var a in work.NewAttachments)
        {
            session.Execute(TicketRows.InsertAttachment, a.Id, a.TicketId, a.Name, a.ContentType, a.Size, a.StorageKey, a.AddedAt);
        }

        foreach (var l in work.NewLetters)
        {
            session.Execute(InsertLetter, l.Id, l.TicketId, l.TaskId, l.Kind, l.ToUnitId, l.Text, l.TextEn, l.SentAt);
        }

        foreach (var e in work.NewEvaluations)
        {
            session.Execute(InsertEvaluation, e.Id, e.TicketId, (long)e.Cycle, e.Side, e.UnitId, e.AboutUnitId, e.Outcome, e.Solved, e.Scores, e.Text, e.GivenAt, e.OpenedAt);
        }

        if (work.EvaluationsOpened)
        {
            session.Execute(OpenEvaluations, work.Now, work.Ticket.Id);
            session.Execute(UnsealTasks, work.Ticket.Id);
        }

        foreach (var c in work.NewClockChanges)
        {
            session.Execute(
                InsertClockChange, c.Id, c.TicketId, c.TaskId, c.Kind, c.Reason, c.RequestedAt, c.RequestedByUnitId, c.DecidedAt, c.DecidedBy, c.Granted, c.DueBefore, c.DueAfter, c.ReviewAt,
                c.CalendarCode, (long?)c.CalendarVersion);
        }

        foreach (var taskId in work.SuspensionsEnded)
        {
            session.Execute(EndSuspension, taskId, work.Now);
        }
    }

    private void SetTimers(UnitOfWork unit, TicketWork work)
    {
        foreach (var task in work.Tasks.All.Where(t => work.Tasks.Changed.Contains(t.Id)))
        {
            if (TaskClock.Next(task, work) is { } timer)
            {
                timers.Set(unit, timer);
            }
            else if (work.Tasks.LoadedVersion(task.Id) is not null)
            {
                timers.Cancel(unit, TaskClock.TimerId(task.Id));
            }
        }
    }

    private List<DomainEvent> Events(TicketWork work)
    {
        if (work.NewEvents.Count == 0)
        {
            return [];
        }

        var ticket = work.Ticket;
        string?[] territory = [ticket.CompoundId, ticket.CommunityId, ticket.StreetId, ticket.DistrictId];
        IReadOnlyList<string> units = [.. territory.OfType<string>().Concat(work.Parties).Distinct()];
        return [.. work.NewEvents.Select(e => Event(work, units, e.Type, e.Task, e.Data))];
    }

    private DomainEvent Event(TicketWork work, IReadOnlyList<string> units, string type, HumanTask? task, JsonElement? data)
    {
        var heard = false;
        foreach (var audience in audiences)
        {
            heard |= audience.Listens(type, units);
        }

        return new DomainEvent(ids.Next(), type, ++work.Ticket.EventSeq, work.Ticket.Id, task?.Id, work.Now, units, task?.UnitId)
        {
            Sandbox = work.Ticket.Sandbox,
            Data = heard ? data ?? Resource(work, task) : null,
        };
    }

    private static JsonElement Resource(TicketWork work, HumanTask? task) => task is null
        ? JsonSerializer.SerializeToElement(TicketViews.Public(work.Ticket, work.Now), JsonText.Shown)
        : JsonSerializer.SerializeToElement(TaskViews.Of(task, work.Ticket, work.Now, readsSealed: false), JsonText.Shown);

    private void Publish(UnitOfWork unit, TicketWork work, List<DomainEvent> events)
    {
        foreach (var heard in events.Where(e => e.Data is not null))
        {
            var payload = JsonSerializer.Serialize(heard, JsonText.Options);
            outbox.Send(unit, new OutboxMessage(heard.Id, DomainEvent.OutboxKind, work.Ticket.WorkflowInstanceId, payload, work.Now));
        }

        IReadOnlyList<TouchedTask> tasks = [.. work.Tasks.All.Where(t => work.Tasks.Changed.Contains(t.Id)).Select(work.Tasks.Touched)];
        if (events.Count > 0 || tasks.Count > 0)
        {
            unit.AfterCommit(() =>
            {
                foreach (var listener in listeners)
                {
                    listener.Heard(events, tasks);
                }
            });
        }
    }
}

using System.Text.Json.Nodes;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Notices;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using Timer = Dispatch.Engine.Timers.Timer;

namespace Dispatch.Workflows.Escalation;

/// <summary>
/// The clock of every open task: at 80 % of its limit a reminder, at the limit a letter and a notice to the level above, at 150 % the level
/// above gets a task of its own. One timer row per task, set anew at each level. The percentages are the SLA policy's.
/// </summary>
public sealed class TaskClock(IDatabase database, TicketDesk desk) : ITimerTarget
{
    /// <summary>The target of its timers.</summary>
    public const string Name = "task.clock";

    /// <inheritdoc/>
    public string Target => Name;

    /// <summary>The id of a task's timer.</summary>
    public static string TimerId(string taskId) => "clock-" + taskId;

    /// <summary>The timer that an open task needs now, or null.</summary>
    internal static Timer? Next(HumanTask task, TicketWork work)
    {
        if (!task.IsOpen || TaskKinds.IsResidents(task.Kind))
        {
            return null;
        }

        var at = task.PausedAt is not null ? task.ReviewAt : task.Level switch
        {
            0 => task.RemindAt,
            1 => task.LetterAt,
            2 => task.EscalateAt,
            _ => null,
        };
        return at is { } due ? new Timer(TimerId(task.Id), task.WorkflowInstanceId, Name, task.Id, due) : null;
    }

    /// <inheritdoc/>
    public Task FireAsync(Timer timer, UnitOfWork unit, CancellationToken cancellation)
    {
        if (TicketOf(timer.Payload!) is { } ticketId && desk.Find(ticketId) is { } work && work.Tasks.Find(timer.Payload) is { IsOpen: true } task)
        {
            Apply(work, task);
        }

        return Task.CompletedTask;
    }

    private string? TicketOf(string taskId)
    {
        using var read = database.OpenRead();
        return read.QueryFirst("SELECT ticket_id FROM tasks WHERE id = $1", r => r.GetString(0), taskId);
    }

    private static void Apply(TicketWork work, HumanTask task)
    {
        work.Tasks.Change(task);
        if (task.PausedAt is not null)
        {
            Suspensions.End(work, task, "到复核日期,恢复计时", "the review date has come");
            return;
        }

        // A clock that was stopped for long may have passed several levels at once; each is taken, in order.
        switch (++task.Level)
        {
            case 1:
                Remind(work, task);
                break;
            case 2:
                Write(work, task);
                break;
            default:
                Raise(work, task);
                break;
        }
    }

    private static void Remind(TicketWork work, HumanTask task)
    {
        task.RemindedAt = work.Now;
        var text = $"催办:“{task.Title}”({work.Ticket.Number})将于 {work.Time.Local(task.DueAt!.Value):yyyy-MM-dd HH:mm} 到期。";
        var textEn = $"Reminder: “{task.TitleEn}” ({work.Ticket.Number}) is due {work.Time.Local(task.DueAt.Value):yyyy-MM-dd HH:mm}.";
        work.Send(LetterKind.Reminder, task.UnitId, text, textEn, task.Id);
        work.Record(HistoryKinds.Reminded, text, textEn, task.Id);
        work.Raise(EventTypes.TaskDueSoon, task);
    }

    private static void Write(TicketWork work, HumanTask task)
    {
        task.RemindedAt = work.Now;
        var text = $"工作提醒函:“{task.Title}”({work.Ticket.Number})已于 {work.Time.Local(task.DueAt!.Value):yyyy-MM-dd HH:mm} 到期,承办单位{work.NameOf(task.UnitId)},请立即办理。";
        var textEn = $"Reminder letter: “{task.TitleEn}” ({work.Ticket.Number}) held by {work.NameEnOf(task.UnitId)} was due {work.Time.Local(task.DueAt.Value):yyyy-MM-dd HH:mm}; act at once.";
        work.Send(LetterKind.ReminderLetter, task.UnitId, text, textEn, task.Id);
        if (LevelAbove(work, task) is { } above)
        {
            work.Send(LetterKind.NoticeAbove, above.UnitId, text, textEn, task.Id);
        }

        work.Record(HistoryKinds.Letter, text, textEn, task.Id);
        work.Raise(EventTypes.TaskOverdue, task);
    }

    private static void Raise(TicketWork work, HumanTask task)
    {
        if (LevelAbove(work, task) is not { } above)
        {
            return;
        }

        // Whatever level supervises an overdue task, its Reassign names the unit that is to take the task over.
        var kind = TaskKindCatalogue.Find(above.Kind) with { Holds = false, Outcomes = TaskKindCatalogue.Find(TaskKinds.StreetSupervise).Outcomes };
        var supervision = work.Tasks.Add(new TaskDraft(kind, above.UnitId) { SubjectTaskId = task.Id });
        work.Record(
            HistoryKinds.Escalated,
            $"“{task.Title}”({work.NameOf(task.UnitId)})严重超期,提级至{work.NameOf(above.UnitId)}督办。",
            $"“{task.TitleEn}” ({work.NameEnOf(task.UnitId)}) is far overdue: escalated to {work.NameEnOf(above.UnitId)}.",
            task.Id,
            data: new JsonObject { ["supervisionTaskId"] = supervision.Id, ["unitId"] = above.UnitId });
        work.Raise(EventTypes.TicketEscalated);
    }

    /// <summary>Who supervises the holder of a task: the street what stands below it, the district everyone else; nobody the district.</summary>
    private static (string Kind, string UnitId)? LevelAbove(TicketWork work, HumanTask task)
    {
        var holder = work.Reference.Unit(task.UnitId);
        var below = holder?.Kind is UnitKind.Station or UnitKind.Compound or UnitKind.Building or UnitKind.Community or UnitKind.Team or UnitKind.PropertyFirm or UnitKind.OwnersCommittee;
        var street = work.Reference.StreetOf(task.UnitId)?.Id ?? work.Ticket.StreetId;
        if (below && street is not null)
        {
            return (TaskKinds.StreetSupervise, street);
        }

        var district = work.Ticket.DistrictId ?? work.Reference.DistrictOf(task.UnitId)?.Id;
        return holder?.Kind == UnitKind.District || district is null ? null : (TaskKinds.DistrictSupervise, district);
    }
}

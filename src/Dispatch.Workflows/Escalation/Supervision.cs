using System.Text.Json.Nodes;
using Dispatch.Workflows.Notices;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Escalation;

/// <summary>What the level above does with an overdue task: urge its holder, take it over, or give it to another unit.</summary>
internal static class Supervision
{
    public static void Apply(TicketWork work, HumanTask decision, string outcome, JsonObject? data)
    {
        if (work.Tasks.Find(decision.SubjectTaskId) is not { IsOpen: true } task)
        {
            return;
        }

        switch (outcome)
        {
            case "TakeOver":
                work.Tasks.Move(task, decision.UnitId, $"{work.NameOf(decision.UnitId)}提级办理“{task.Title}”。", $"{work.NameEnOf(decision.UnitId)} takes “{task.TitleEn}” over.");
                break;
            case "Reassign" when TaskEffects.Text(data, "unitId") is { } unit:
                work.Tasks.Move(task, unit, $"“{task.Title}”改派{work.NameOf(unit)}。", $"“{task.TitleEn}” is reassigned to {work.NameEnOf(unit)}.");
                break;
            default:
                Urge(work, decision, task);
                break;
        }
    }

    private static void Urge(TicketWork work, HumanTask decision, HumanTask task)
    {
        task.RemindedAt = work.Now;
        work.Tasks.Change(task);
        var text = $"{work.NameOf(decision.UnitId)}督促办理“{task.Title}”({work.Ticket.Number})。";
        var english = $"{work.NameEnOf(decision.UnitId)} urges “{task.TitleEn}” ({work.Ticket.Number}).";
        work.Send(LetterKind.Reminder, task.UnitId, text, english, task.Id);
        work.Record(HistoryKinds.Urged, text, english, task.Id);
    }
}

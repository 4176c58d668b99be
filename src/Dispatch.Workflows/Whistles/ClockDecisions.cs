using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Escalation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Whistles;

/// <summary>Carries out what was decided on a request for an extension or a suspension.</summary>
internal static class ClockDecisions
{
    public static void Apply(TicketWork work, HumanTask request, HumanTask decision, HumanTask reopened, bool granted)
    {
        var data = request.Data is null ? null : JsonNode.Parse(request.Data) as JsonObject;
        var before = reopened.DueAt;
        var isExtension = request.Outcome == "RequestExtension";
        DateTimeOffset? review = null;
        if (granted && isExtension)
        {
            Extend(work, reopened, TaskEffects.Number(data, "days") ?? 1);
        }
        else if (granted)
        {
            review = work.Now.AddDays((TaskEffects.Number(data, "reviewInDays") ?? 30) * work.Surroundings.Scale);
            Suspensions.Begin(work, reopened, review.Value);
        }

        work.NewClockChanges.Add(new ClockChange
        {
            Id = work.NewId(),
            TicketId = work.Ticket.Id,
            TaskId = reopened.Id,
            Kind = isExtension ? ClockChangeKind.Extension : ClockChangeKind.Suspension,
            Reason = TaskEffects.Text(data, "reason") ?? "",
            RequestedAt = request.CompletedAt ?? work.Now,
            RequestedByUnitId = request.UnitId,
            DecidedAt = work.Now,
            DecidedBy = decision.CompletedBy,
            Granted = granted,
            DueBefore = before,
            DueAfter = isExtension && granted ? reopened.DueAt : null,
            ReviewAt = review,
        });
    }

    private static void Extend(TicketWork work, HumanTask task, int days)
    {
        if (task.Limit is null || task.DueAt is not { } due)
        {
            return;
        }

        var limit = JsonSerializer.Deserialize<Limit>(task.Limit, JsonText.Options)!;
        var more = limit with { Amount = days, Unit = limit.IsWorking ? LimitUnit.WorkDays : LimitUnit.Days, CountFrom = CountFrom.NextDay };

        // An extension asked after the limit was over counts from now: it opens new time and does not undo the lateness.
        var from = due > work.Now ? due : work.Now;
        task.Level = 0;
        work.Tasks.Apply(task, work.Reference.Due(more, from), [
            $"延期 {days} 天,原到期时间 {work.Time.Local(due):yyyy-MM-dd HH:mm}。Extended by {days} days; first due {work.Time.Local(due):yyyy-MM-dd HH:mm}.",
            .. JsonSerializer.Deserialize<List<string>>(task.DueExplanation?.Text ?? "[]", JsonText.Options)!,
        ]);
        work.Record(
            HistoryKinds.Extended,
            $"“{task.Title}”延期 {days} 天至 {work.Time.Local(task.DueAt!.Value):yyyy-MM-dd HH:mm}。",
            $"“{task.TitleEn}” is extended by {days} days to {work.Time.Local(task.DueAt.Value):yyyy-MM-dd HH:mm}.",
            task.Id);
    }
}

using System.Text.Json.Nodes;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Evaluation;

/// <summary>
/// What a reporter says whose ticket was merged into a main one. Each counts by itself: a good word, or none in time, closes their ticket; a bad one takes
/// it out again and has it handled by itself, with the main ticket's units proposed, while the others stay as they are.
/// </summary>
internal sealed class JoinedEvaluation(TicketAgain again, IDatabase database)
{
    public async Task ApplyAsync(TicketWork work, HumanTask task, CancellationToken cancellation)
    {
        var isBad = EvaluationRecords.KeepResident(work, task);
        work.Raise(EventTypes.EvaluationGiven, task);
        if (!isBad)
        {
            Close(work, TicketStatus.Closed, work.Ticket.Answer);
            return;
        }

        var ticket = work.Ticket;
        Propose(ticket);
        ticket.MergedInto = null;
        ticket.Cycle++;
        ticket.RedoCount++;
        work.Record(HistoryKinds.Unjoined, "居民不满意或问题未解决,不再并案,单独办理。", "The resident is dissatisfied or it is not solved: no longer merged, handled by itself.");
        work.Record(HistoryKinds.Redo, $"第 {ticket.RedoCount} 次重办。", $"Redo number {ticket.RedoCount}.", data: new JsonObject { ["cycle"] = ticket.Cycle });
        work.Raise(EventTypes.TicketRedo);
        await again.BeginAsync(work, cancellation).ConfigureAwait(false);
    }

    /// <summary>No answer is recorded as no answer, never as satisfied.</summary>
    public static void TimeUp(TicketWork work)
    {
        if (work.Tasks.Open.FirstOrDefault(t => t is { Kind: TaskKinds.ResidentEvaluate, BookmarkId: null }) is not { } task)
        {
            return;
        }

        EvaluationRecords.Store(work, EvaluationSide.Resident, task.UnitId, null, null, null, null, isOpen: true);
        EvaluationRecords.Show(work, TicketViews.Evaluations(work.Ticket) with { Resident = new ResidentEvaluationView(null, null, null, work.Now, true) });
        EvaluationRecords.RecordNoAnswer(work, task);
        Close(work, TicketStatus.Closed, work.Ticket.Answer);
    }

    /// <summary>Ends a joined ticket as its main ticket ended.</summary>
    public static void Close(TicketWork work, TicketStatus status, string? answer)
    {
        work.End(status, answer);
        work.Record(
            status == TicketStatus.NotAccepted ? HistoryKinds.NotAccepted : HistoryKinds.Closed,
            $"随主工单办结{(answer is null ? "" : ":" + answer)}。",
            $"Ended with the main ticket{(answer is null ? "" : ": " + answer)}.");
        work.Raise(EventTypes.TicketClosed);
    }

    private void Propose(Ticket ticket)
    {
        using var read = database.OpenRead();
        if (TicketRows.Find(read, ticket.MergedInto!) is { } main)
        {
            (ticket.LeadDepartmentId, ticket.HelperDepartmentIds, ticket.WhistleType) = (main.LeadDepartmentId, main.HelperDepartmentIds, main.WhistleType);
        }
    }
}

using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Workflows.Tickets;

/// <summary>Makes what a resident sees of a ticket: steps in the words of the product, nothing that anybody wrote, nobody's personal data.</summary>
public sealed class TrackingViews(IReferenceData reference)
{
    private static readonly HashSet<string> _public =
    [
        HistoryKinds.Received, HistoryKinds.StatusChanged, HistoryKinds.Redo, HistoryKinds.Closed, HistoryKinds.Withdrawn, HistoryKinds.Merged, HistoryKinds.Unjoined, HistoryKinds.Objected, HistoryKinds.Suspended,
        HistoryKinds.Resumed, HistoryKinds.Sorted, HistoryKinds.DutyLookedUp,
    ];

    internal TrackingView Of(Ticket ticket, Ticket? main, IReadOnlyList<HumanTask> open, IReadOnlyList<HistoryItem> history)
    {
        var category = reference.Current.Category(ticket.CategoryCode);
        var holder = reference.Current.Unit(ticket.HolderUnitId ?? main?.HolderUnitId);
        var evaluation = open.FirstOrDefault(t => t is { IsOpen: true, Kind: TaskKinds.ResidentEvaluate });
        return new TrackingView
        {
            Number = ticket.Number,
            TrackingCode = ticket.TrackingCode,
            Status = ticket.Status,
            JoinedStatus = main?.Status,
            CategoryCode = ticket.CategoryCode,
            CategoryName = category?.Name,
            CategoryNameEn = category?.NameEn,
            ReceivedAt = ticket.ReceivedAt,
            DueAt = ticket.DueAt,
            ClosedAt = ticket.ClosedAt,
            Holder = holder?.Name,
            HolderEn = holder?.NameEn,
            Answer = ticket.Answer,
            CanEvaluate = evaluation is not null,
            EvaluateUntil = evaluation?.DueAt,
            CanObject = open.Any(t => t is { IsOpen: true, Kind: TaskKinds.ResidentObject }),
            Evaluation = TicketViews.Evaluations(ticket).Resident,
            Steps = [.. history.Where(h => _public.Contains(h.Kind)).Select(Step)],
        };
    }

    // Words that a person typed (a reason, an opinion) stay out: only the step itself is public.
    private static TrackingStep Step(HistoryItem item) => item.Kind switch
    {
        HistoryKinds.Withdrawn => new TrackingStep(item.At, item.Kind, "诉求已撤回。", "Withdrawn."),
        HistoryKinds.Merged => new TrackingStep(item.At, item.Kind, "与同一事项的其他诉求并案办理,办结后同样答复并请您评价。", "Handled together with others of the same cause; you are answered and asked for your evaluation all the same."),
        HistoryKinds.Unjoined => new TrackingStep(item.At, item.Kind, "不再并案,单独办理。", "No longer handled together with others."),
        _ => new TrackingStep(item.At, item.Kind, item.Text, item.TextEn),
    };
}

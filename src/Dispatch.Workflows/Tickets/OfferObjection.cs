using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Workflows.Tickets;

/// <summary>Tells the resident that the matter is not accepted, and lets them object once.</summary>
[Activity(
    "Dispatch.OfferObjection", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Not accepted: offer an objection", DisplayNameZh = "不予受理告知与异议",
    Description = "The resident may object once; an unused time is up after some days.", DescriptionZh = "居民可提出一次异议,逾期视为无异议。",
    Outcomes = ["Objected", "Final"], OutcomesZh = ["有异议", "无异议"])]
public sealed class OfferObjection : TaskActivity
{
    /// <summary>How long.</summary>
    [Input(DisplayNameZh = "异议天数", Description = "How many days the resident may object.", DescriptionZh = "可提出异议的天数。", DefaultValue = 7.0)]
    public Input<double> Days { get; set; } = null!;

    /// <summary>The result, <c>objection:Objected</c>: what a route goes by.</summary>
    [Output(DisplayNameZh = "去向", Description = "The result, such as objection:Objected.", DescriptionZh = "结果,如 objection:Objected。")]
    public Output<string> Last { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        work.SetStatus(TicketStatus.NotAccepted);
        work.SetHolder(null);
        if (work.Ticket.Objected)
        {
            Finish(context, "Final");
            return;
        }

        var until = work.Now.AddDays(context.Get(Days) * work.Surroundings.Scale);
        Open(context, new TaskDraft(TaskKindCatalogue.Find(TaskKinds.ResidentObject), work.UnitsIn("resident")[0]) { OpenUntil = until });
        WaitUntil(context, until);
    }

    /// <inheritdoc/>
    protected override void Answered(ActivityExecutionContext context, TaskAnswer answer)
    {
        var work = context.Feature<TicketWork>();
        if (answer.Outcome != "Object")
        {
            Finish(context, "Final");
            return;
        }

        work.Ticket.Objected = true;
        work.Record(HistoryKinds.Objected, "居民对不予受理提出异议,转街道协调。", "The resident objects to the refusal; it goes to the street.", answer.TaskId);
        Finish(context, "Objected");
    }

    /// <inheritdoc/>
    protected override void TimeUp(ActivityExecutionContext context)
    {
        context.Feature<TicketWork>().Tasks.CancelGroup(context.Id, "异议期已过", "the time for objections is up");
        Finish(context, "Final");
    }

    private void Finish(ActivityExecutionContext context, string outcome)
    {
        context.Set(Last, "objection:" + outcome);
        context.Complete(outcome);
    }
}

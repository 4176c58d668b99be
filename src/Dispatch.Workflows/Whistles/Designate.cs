using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Whistles;

/// <summary>Makes the departments that street or district have named the handlers (指定承办): nobody may return it any more.</summary>
[Activity(
    "Dispatch.Designate", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Designate", DisplayNameZh = "指定承办",
    Description = "Binds the departments just named; no return is offered any more.", DescriptionZh = "确定刚指定的部门承办,不再提供退单。")]
public sealed class Designate : CodeActivity
{
    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        var lead = work.Ticket.LeadDepartmentId ?? throw new FaultException("No department has been named to be designated.");
        work.Ticket.Designated = true;
        work.Record(HistoryKinds.Designated, $"指定{work.NameOf(lead)}主办,不得再次退单。", $"{work.NameEnOf(lead)} is designated to lead; it can't be returned again.");
    }
}

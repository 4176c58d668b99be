using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;

namespace Dispatch.Workflows.Tickets;

/// <summary>Sends a ticket on its way anew, beginning at the duty lists: after a correction, or when it is handled by itself again.</summary>
internal sealed class TicketAgain(IWorkflowRuntime runtime, UnitOfWork unit, IdGenerator ids)
{
    /// <summary>The workflow that carries complaints.</summary>
    public const string DefinitionId = "complaint-dispatch";

    /// <summary>Ends what waits for the ticket and starts its workflow anew; the history goes on.</summary>
    public async Task BeginAsync(TicketWork work, CancellationToken cancellation)
    {
        var ticket = work.Ticket;
        await runtime.CancelAsync(unit, ticket.WorkflowInstanceId, cancellation).ConfigureAwait(false);
        work.Touch();
        work.GoesStraightToTheLists = true;
        ticket.ClosedAt = null;
        ticket.Designated = false;
        ticket.Participants = [];
        ticket.PassedUnitIds = [];
        ticket.Evaluations = null;
        ticket.WorkflowInstanceId = ids.Next();
        await runtime.StartAsync(unit, Start(ticket), cancellation).ConfigureAwait(false);
    }

    /// <summary>How a complaint's workflow is started.</summary>
    public static StartInstance Start(Ticket ticket) => new(DefinitionId)
    {
        InstanceId = ticket.WorkflowInstanceId,
        CorrelationId = ticket.Id,
        Name = ticket.Number,
        Input = new Dictionary<string, object?> { ["categoryCode"] = ticket.CategoryCode, ["channel"] = ticket.Channel.ToString(), ["communityId"] = ticket.CommunityId },
    };
}

using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Residents;

/// <summary>At the resident's request their identity is erased for ever; the ticket stays and still counts in reports.</summary>
[AllowedFor(Roles.Admin, Roles.District)]
public sealed record EraseReporter(string TicketId, string Reason) : ICommand<TicketView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("reason", Reason, 500);
}

internal sealed class EraseReporterHandler(TicketDoor door, UnitOfWork unit) : IRequestHandler<EraseReporter, TicketView>
{
    public async Task<TicketView> Handle(EraseReporter request, CancellationToken cancellationToken)
    {
        var work = await door.TicketAsync(request.TicketId, cancellationToken).ConfigureAwait(false);
        var (id, now) = (work.Ticket.Id, work.Now);
        unit.Write(session => Reporters.Erase(session, id, now));
        var reason = request.Reason.Trim();
        work.Record(HistoryKinds.ReporterErased, $"诉求人信息已删除,理由:{reason}。", $"The reporter's identity was erased, because: {reason}.");
        return TicketViews.Public(work.Ticket, now);
    }
}

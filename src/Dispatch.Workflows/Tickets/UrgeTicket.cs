using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Notices;
using Dispatch.Workflows.Tasks;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>Somebody asks those whose move it is to hurry (催办).</summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Hotline)]
public sealed record UrgeTicket(string TicketId, string? Comment) : ICommand<TicketView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.AtMost("comment", Comment, 1000);
}

internal sealed class UrgeTicketHandler(TicketDoor door) : IRequestHandler<UrgeTicket, TicketView>
{
    public async Task<TicketView> Handle(UrgeTicket request, CancellationToken cancellationToken)
    {
        var work = await door.TicketAsync(request.TicketId, cancellationToken).ConfigureAwait(false);
        TicketEnds.MustBeOpen(work.Ticket);
        var comment = string.IsNullOrWhiteSpace(request.Comment) ? "" : ":" + request.Comment.Trim();
        work.Record(HistoryKinds.Urged, $"催办{comment}。", $"Urged{comment}.");
        foreach (var task in work.Tasks.Open.Where(t => !TaskKinds.IsResidents(t.Kind)).ToList())
        {
            task.RemindedAt = work.Now;
            work.Tasks.Change(task);
            work.Send(LetterKind.Reminder, task.UnitId, $"催办:“{task.Title}”({work.Ticket.Number}){comment}。", $"Urged: “{task.TitleEn}” ({work.Ticket.Number}){comment}.", task.Id);
        }

        return TicketViews.Public(work.Ticket, work.Now);
    }
}

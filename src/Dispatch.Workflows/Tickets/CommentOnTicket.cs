using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>Somebody who may see a ticket adds a word to its history.</summary>
[AllowedFor(Roles.Admin, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
public sealed record CommentOnTicket(string TicketId, string Text) : ICommand<HistoryView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("text", Text, 4000);
}

internal sealed class CommentOnTicketHandler(TicketDoor door) : IRequestHandler<CommentOnTicket, HistoryView>
{
    public async Task<HistoryView> Handle(CommentOnTicket request, CancellationToken cancellationToken)
    {
        var work = await door.TicketAsync(request.TicketId, cancellationToken).ConfigureAwait(false);
        return TicketViews.Of(work.Record(HistoryKinds.Commented, request.Text, request.Text));
    }
}

using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>The attachments of a ticket, with where their content lies.</summary>
[AllowedForSignedIn]
public sealed record ListAttachments(string TicketId) : IQuery<IReadOnlyList<Attachment>>;

internal sealed class ListAttachmentsHandler(IDatabase database, TicketSight sight) : IRequestHandler<ListAttachments, IReadOnlyList<Attachment>>
{
    public Task<IReadOnlyList<Attachment>> Handle(ListAttachments request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        var ticket = TicketReads.Seen(read, sight, request.TicketId);
        return Task.FromResult<IReadOnlyList<Attachment>>(TicketRows.Attachments(read, ticket.Id));
    }
}

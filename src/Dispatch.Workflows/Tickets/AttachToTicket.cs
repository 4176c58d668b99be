using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>Somebody who may see a ticket adds photos or files whose content is kept already.</summary>
[AllowedFor(Roles.Admin, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
public sealed record AttachToTicket(string TicketId, IReadOnlyList<NewAttachment> Attachments) : ICommand<IReadOnlyList<AttachmentView>>, IValidated
{
    /// <summary>Attachments that one ticket may have.</summary>
    public const int MostOfATicket = 100;

    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        if (Attachments.Count is 0 or > 20)
        {
            errors.Add("attachments", "一次 1 至 20 个附件。Between 1 and 20 attachments.");
        }
    }
}

internal sealed class AttachToTicketHandler(TicketDoor door, IDatabase database) : IRequestHandler<AttachToTicket, IReadOnlyList<AttachmentView>>
{
    public async Task<IReadOnlyList<AttachmentView>> Handle(AttachToTicket request, CancellationToken cancellationToken)
    {
        var work = await door.TicketAsync(request.TicketId, cancellationToken).ConfigureAwait(false);
        Check(work.Ticket.Id, request.Attachments.Count);
        work.NewAttachments.AddRange(request.Attachments.Select(a => new Attachment
        {
            Id = work.NewId(),
            TicketId = work.Ticket.Id,
            Name = a.Name,
            ContentType = a.ContentType,
            Size = a.Size,
            StorageKey = a.StorageKey,
            AddedAt = work.Now,
        }));
        work.Record(HistoryKinds.Attached, $"添加附件 {request.Attachments.Count} 个。", $"Attachments added: {request.Attachments.Count}.");
        return [.. work.NewAttachments.Select(TicketViews.Of)];
    }

    private void Check(string ticketId, int more)
    {
        using var read = database.OpenRead();
        if (read.QueryFirst("SELECT COUNT(*) FROM ticket_attachments WHERE ticket_id = $1", r => r.GetInt64(0), ticketId) + more > AttachToTicket.MostOfATicket)
        {
            throw new ConflictException($"一张工单最多 {AttachToTicket.MostOfATicket} 个附件。A ticket has at most {AttachToTicket.MostOfATicket} attachments.");
        }
    }
}

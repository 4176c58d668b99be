using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>Somebody who may see a ticket adds photos or files whose content is kept already.</summary>
[AllowedForSignedIn]
public sealed record AttachToTicket(string TicketId, IReadOnlyList<NewAttachment> Attachments) : ICommand<IReadOnlyList<AttachmentView>>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        if (Attachments.Count is 0 or > 20)
        {
            errors.Add("attachments", "一次 1 至 20 个附件。Between 1 and 20 attachments.");
        }
    }
}

internal sealed class AttachToTicketHandler(TicketDoor door) : IRequestHandler<AttachToTicket, IReadOnlyList<AttachmentView>>
{
    public async Task<IReadOnlyList<AttachmentView>> Handle(AttachToTicket request, CancellationToken cancellationToken)
    {
        var work = await door.TicketAsync(request.TicketId, cancellationToken).ConfigureAwait(false);
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
}

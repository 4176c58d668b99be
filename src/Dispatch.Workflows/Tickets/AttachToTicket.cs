using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

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

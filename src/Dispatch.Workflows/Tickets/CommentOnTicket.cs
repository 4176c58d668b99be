using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tickets;

/// <summary>Somebody who may see a ticket adds a word to its history.</summary>
[AllowedForSignedIn]
public sealed record CommentOnTicket(string TicketId, string Text) : ICommand<HistoryView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("text", Text, 4000);
}

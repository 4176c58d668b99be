using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tickets;

/// <summary>The attachments of a ticket, with where their content lies.</summary>
[AllowedForSignedIn]
public sealed record ListAttachments(string TicketId) : IQuery<IReadOnlyList<Attachment>>;

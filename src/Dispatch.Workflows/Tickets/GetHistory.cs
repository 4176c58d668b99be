using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;

namespace Dispatch.Workflows.Tickets;

/// <summary>A ticket's history from its beginning.</summary>
[AllowedForSignedIn]
public sealed record GetHistory(string TicketId, PageRequest Page) : IQuery<Page<HistoryView>>;

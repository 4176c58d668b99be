using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tickets;

/// <summary>One ticket.</summary>
[AllowedForSignedIn]
public sealed record GetTicket(string Id) : IQuery<TicketView>;

using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tickets;

/// <summary>A resident looks how far a ticket is.</summary>
[AllowedForEveryone]
public sealed record TrackTicket(string TrackingCode) : IQuery<TrackingView>;

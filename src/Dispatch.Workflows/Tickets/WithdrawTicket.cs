using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tickets;

/// <summary>The resident takes the matter back: its tasks are cancelled and it ends.</summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Hotline)]
public sealed record WithdrawTicket(string TicketId, string? Reason) : ICommand<TicketView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.AtMost("reason", Reason, 1000);
}

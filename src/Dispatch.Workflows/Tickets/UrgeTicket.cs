using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tickets;

/// <summary>Somebody asks those whose move it is to hurry (催办).</summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Hotline)]
public sealed record UrgeTicket(string TicketId, string? Comment) : ICommand<TicketView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.AtMost("comment", Comment, 1000);
}

using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tickets;

/// <summary>A person joins a repeated ticket with the one it repeats; it ends and points there.</summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline)]
public sealed record MergeTicket(string TicketId, string IntoTicketId) : ICommand<TicketView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        errors.Text("intoTicketId", IntoTicketId, 64);
        if (IntoTicketId == TicketId)
        {
            errors.Add("intoTicketId", "不能并入自身。A ticket can't be merged into itself.");
        }
    }
}

using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tickets;

/// <summary>The request may be sent by residents on the public page, by those who take matters in, and by the units of the organisation, whose programs file over Open311.</summary>
public sealed class AllowedToFileAttribute : AllowedAttribute
{
    /// <inheritdoc/>
    public override bool Allows(Caller caller) => !caller.IsAny(Roles.Admin, Roles.Auditor);
}

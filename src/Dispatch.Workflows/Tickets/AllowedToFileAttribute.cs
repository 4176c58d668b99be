using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tickets;

/// <summary>The request may be sent by residents on the public page, and by those who take matters in.</summary>
public sealed class AllowedToFileAttribute : AllowedAttribute
{
    /// <inheritdoc/>
    public override bool Allows(Caller caller) => !caller.IsKnown || caller.IsAny(Roles.Hotline, Roles.Station, Roles.Steward, Roles.Community);
}

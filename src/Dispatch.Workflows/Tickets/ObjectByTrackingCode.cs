using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Tickets;

/// <summary>A resident objects, once, to a ticket's not being accepted.</summary>
[AllowedForEveryone]
public sealed record ObjectByTrackingCode(string TrackingCode, string? Comment) : ICommand<TrackingView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.AtMost("comment", Comment, 1000);
}

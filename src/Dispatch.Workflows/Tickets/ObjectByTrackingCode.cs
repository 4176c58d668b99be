using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tasks;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>A resident objects, once, to a ticket's not being accepted.</summary>
[AllowedForEveryone]
public sealed record ObjectByTrackingCode(string TrackingCode, string? Comment) : ICommand<TrackingView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.AtMost("comment", Comment, 1000);
}

internal sealed class ObjectByTrackingCodeHandler(TicketDoor door, TaskCompletion completion, TrackingViews views) : IRequestHandler<ObjectByTrackingCode, TrackingView>
{
    public async Task<TrackingView> Handle(ObjectByTrackingCode request, CancellationToken cancellationToken)
    {
        var work = await door.TrackedAsync(request.TrackingCode, cancellationToken).ConfigureAwait(false);
        var task = work.Tasks.Open.FirstOrDefault(t => t.Kind == TaskKinds.ResidentObject)
            ?? throw new ConflictException("现在没有可提出异议的决定。There is no decision to object to now.");
        var data = string.IsNullOrWhiteSpace(request.Comment) ? null : new JsonObject { ["comment"] = request.Comment };
        await completion.CompleteAsync(work, task, "Object", data, null, cancellationToken).ConfigureAwait(false);
        return views.Of(work.Ticket, null, [.. work.Tasks.Open], work.NewHistory);
    }
}

using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>A department puts a task on a community (下派任务). Without a list or a live admission it ends as not accepted, with the entry or its absence cited.</summary>
[AllowedFor(Roles.Department)]
public sealed record PutTaskOnCommunity(string CommunityId, string Matter, string Title, string Description = "") : ICommand<TicketView>, IValidated
{
    /// <summary>The workflow that carries it.</summary>
    public const string DefinitionId = "downward-task";

    /// <inheritdoc/>
    public void Validate(FieldErrors errors) =>
        errors.Text("communityId", CommunityId, 80).Text("matter", Matter, 80).Text("title", Title, 200).AtMost("description", Description, 8000);
}

internal sealed class PutTaskOnCommunityHandler(DepartmentTickets tickets, IReferenceData reference, Calendars.DistrictTime time) : IRequestHandler<PutTaskOnCommunity, TicketView>
{
    public async Task<TicketView> Handle(PutTaskOnCommunity request, CancellationToken cancellationToken)
    {
        if (reference.Current.Unit(request.CommunityId) is not { Kind: UnitKind.Community } community || !community.InForce(time.Today))
        {
            throw new InvalidRequestException("communityId", $"没有社区 {request.CommunityId}。There is no community {request.CommunityId} in force.");
        }

        var work = await tickets.BeginAsync(Tickets.Matter.Downward, PutTaskOnCommunity.DefinitionId, request.Title, request.Description, request.Matter, request.CommunityId, cancellationToken).ConfigureAwait(false);
        return TicketViews.Public(work.Ticket, work.Now);
    }
}

using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>
/// Mends a wrong category or place: the duty lists are asked anew, and the ticket goes the way they say. What was open is cancelled; receipt and the whole
/// case's age stay. What is left out stays as it is.
/// </summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline)]
public sealed record CorrectTicket(string TicketId, string? Reason, string? CategoryCode = null, string? CompoundId = null, string? CommunityId = null) : ICommand<TicketView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        errors.Text("reason", Reason, 1000);
        if (CategoryCode is null && CompoundId is null && CommunityId is null)
        {
            errors.Add("categoryCode", "请填写要更正的类别、小区或社区。Name the category, compound or community that is right.");
        }
    }
}

internal sealed class CorrectTicketHandler(TicketDoor door, TicketAgain again, IntakeRules rules) : IRequestHandler<CorrectTicket, TicketView>
{
    public async Task<TicketView> Handle(CorrectTicket request, CancellationToken cancellationToken)
    {
        var work = await door.TicketAsync(request.TicketId, cancellationToken).ConfigureAwait(false);
        RequireCorrectable(work.Ticket);
        var (category, compound, community) = Wanted(request, work);
        Record(work, request.Reason!, category, compound, community);
        Apply(work, category, compound, community);
        await again.BeginAsync(work, cancellationToken).ConfigureAwait(false);
        return TicketViews.Public(work.Ticket, work.Now);
    }

    private static void RequireCorrectable(Ticket ticket)
    {
        TicketEnds.MustBeOpen(ticket);
        if (ticket.Matter != Matter.Complaint || ticket.Status == TicketStatus.Evaluating)
        {
            throw new ConflictException("只能更正办理中的诉求。Only a complaint that is being handled is corrected.");
        }
    }

    private (string Category, string? Compound, string? Community) Wanted(CorrectTicket request, TicketWork work)
    {
        var (ticket, errors) = (work.Ticket, new FieldErrors());
        var category = request.CategoryCode ?? ticket.CategoryCode;
        if (request.CategoryCode is not null && work.Reference.Category(category)?.InForce(work.Today) != true)
        {
            errors.Add("categoryCode", $"没有诉求类别 {category}。There is no category {category}.");
        }

        var (compound, community) = request.CompoundId is null && request.CommunityId is null
            ? (ticket.CompoundId, ticket.CommunityId)
            : rules.Locate(request.CompoundId, request.CommunityId, errors);
        errors.ThrowIfAny();
        return category == ticket.CategoryCode && compound == ticket.CompoundId && community == ticket.CommunityId
            ? throw new InvalidRequestException("categoryCode", "与工单现有的类别和地点相同。That is the ticket's category and place already.")
            : (category, compound, community);
    }

    private static void Record(TicketWork work, string reason, string category, string? compound, string? community)
    {
        var ticket = work.Ticket;
        var (wrong, right) = (Words(work, ticket.CategoryCode, ticket.CompoundId ?? ticket.CommunityId), Words(work, category, compound ?? community));
        work.Record(
            HistoryKinds.Corrected,
            $"更正:{wrong.Zh} 改为 {right.Zh},重新查清单。{reason}",
            $"Corrected: {wrong.En} becomes {right.En}; the lists are asked anew. {reason}",
            data: new JsonObject
            {
                ["reason"] = reason,
                ["before"] = Facts(ticket.CategoryCode, ticket.CompoundId, ticket.CommunityId, ticket.DutyEntryId),
                ["after"] = Facts(category, compound, community, null),
            });
    }

    private static (string Zh, string En) Words(TicketWork work, string category, string? place)
    {
        var found = work.Reference.Category(category);
        return ($"{found?.Name ?? category}({work.NameOf(place)})", $"{found?.NameEn ?? category} ({work.NameEnOf(place)})");
    }

    private static JsonObject Facts(string category, string? compound, string? community, string? entry) =>
        new() { ["categoryCode"] = category, ["compoundId"] = compound, ["communityId"] = community, ["dutyEntryId"] = entry };

    private static void Apply(TicketWork work, string category, string? compound, string? community)
    {
        var ticket = work.Ticket;
        work.Tasks.CancelAll("类别或地点已更正", "category or place was corrected");
        ticket.CategoryCode = category;
        ticket.CompoundId = compound;
        ticket.CommunityId = community;
        ticket.StreetId = work.Reference.StreetOf(community)?.Id;
        ticket.DistrictId = work.Reference.DistrictOf(community)?.Id;
        ticket.LeadDepartmentId = null;
        ticket.HelperDepartmentIds = [];
        ticket.WhistleType = null;
        ticket.StatusBeforeSuspension = null;
        work.RecountCase();
    }
}

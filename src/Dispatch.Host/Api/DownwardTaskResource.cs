using Dispatch.Workflows.Access;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Host.Api;

/// <summary>Work that departments put on communities: let through by a list or a live admission, or refused with the entry or its absence.</summary>
internal sealed class DownwardTaskResource : IApiResource
{
    private const string Route = "/api/v1/downward-tasks";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("downward-tasks");
        api.MapPost("", (DownwardTaskBody body, ApiCall call) => call.ChangeAsync(
                new PutTaskOnCommunity(body.CommunityId ?? "", body.Matter ?? body.CategoryCode ?? "", body.Title ?? "", body.Description ?? ""), made => AdmissionResource.Made(made, Route)))
            .For(Reach.OwnUnits, Roles.Department).Gives<TicketView>(201).WithSummary("下派任务 Put a task on a community");
        api.MapGet("", (ApiCall call, string? status) => call.AskAsync(AdmissionResource.Tickets(call, Matter.Downward, status)))
            .ForSignedIn(Reach.OwnUnits).GivesPageOf<TicketView>().WithSummary("下派任务列表 Downward tasks, newest first");
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetTicket(id), AdmissionResource.Shown))
            .ForSignedIn(Reach.OwnUnits).Gives<TicketView>().WithSummary("下派任务详情 One downward task");
        api.MapPost("/{id}/withdraw", (string id, AdmissionResource.ReasonBody? body, ApiCall call) => call.ChangeAsync(new WithdrawApplication(id, body?.Reason), AdmissionResource.Shown))
            .For(Reach.OwnUnits, Roles.Department).Gives<TicketView>().WithSummary("撤回下派任务 Withdraw a downward task");
    }

    /// <summary>What is put on whom.</summary>
    /// <param name="CommunityId">The community.</param>
    /// <param name="Matter">The matter's word in an admission entry, or a category's code.</param>
    /// <param name="CategoryCode">The same as <paramref name="Matter"/>.</param>
    /// <param name="Title">The task in a line.</param>
    /// <param name="Description">The task in full.</param>
    internal sealed record DownwardTaskBody(string? CommunityId, string? Matter = null, string? CategoryCode = null, string? Title = null, string? Description = null);
}

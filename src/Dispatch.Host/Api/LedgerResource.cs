using Dispatch.Workflows.Clocks;

namespace Dispatch.Host.Api;

/// <summary>Who answers for which part of a ticket's life.</summary>
internal sealed class LedgerResource : IApiResource
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/tickets/{id}/ledger", (string id, ApiCall call) => call.AskAsync(new GetLedger(id)))
            .ForSignedIn(Reach.OwnUnits).Gives<ResponsibilityLedger>().WithTags("tickets").WithSummary("责任台账 Who answered for it from when to when");
}

using Dispatch.Engine.Persistence;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;

namespace Dispatch.Host.Identity;

/// <summary>A leaving member's work goes over to another.</summary>
internal sealed class HandOverResource : IApiResource
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost(
            "/api/v1/members/{id}/hand-over",
            (string id, HandOverBody body, ApiCall call, IDatabase database) => call.ChangeAsync(Command(id, body, database), Answer.Ok))
        .For(Reach.Everything, Roles.Admin).Gives<HandedOver>().WithTags("members").WithSummary("移交工作 Hand all work of a member over to another");

    /// <summary>The command, with the accounts of the member who leaves.</summary>
    public static HandOver Command(string fromMemberId, HandOverBody body, IDatabase database)
    {
        using var session = database.OpenRead();
        return new HandOver(fromMemberId, body.ToMemberId, body.UnitId, body.Day, body.Reason)
        {
            AccountIds = [.. AccountRows.All(session).Where(a => a.MemberId == fromMemberId).Select(a => a.Id)],
        };
    }

    /// <summary>To whom, from which day.</summary>
    internal sealed record HandOverBody
    {
        /// <summary>Who takes over.</summary>
        public required string ToMemberId { get; init; }

        /// <summary>Only the work in this unit and those below it.</summary>
        public string? UnitId { get; init; }

        /// <summary>The last day of the one and the first of the other; today when left out.</summary>
        public DateOnly? Day { get; init; }

        /// <summary>Why.</summary>
        public string? Reason { get; init; }
    }
}

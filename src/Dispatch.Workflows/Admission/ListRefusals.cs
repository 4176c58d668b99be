using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>Refused attempts to put work on communities, newest first: those below the caller's unit, and those of the caller's department.</summary>
/// <param name="Page">The page.</param>
/// <param name="CommunityId">Only this community's, or those of all communities below a unit.</param>
/// <param name="UnitId">Only those of the unit that tried.</param>
/// <param name="From">From this instant on.</param>
/// <param name="To">Before this instant.</param>
[AllowedForSignedIn]
public sealed record ListRefusals(PageRequest Page, string? CommunityId = null, string? UnitId = null, DateTimeOffset? From = null, DateTimeOffset? To = null) : IQuery<Page<AdmissionRefusal>>;

internal sealed class ListRefusalsHandler(IDatabase database, RefusalScope scope) : IRequestHandler<ListRefusals, Page<AdmissionRefusal>>
{
    public Task<Page<AdmissionRefusal>> Handle(ListRefusals request, CancellationToken cancellationToken)
    {
        var condition = scope.Of(request.CommunityId, request.UnitId, request.From, request.To);
        if (request.Page.After is { } after)
        {
            condition.And("id < {0}", after);
        }

        var sql = $"SELECT id, community_id, unit_id, matter, reason, entry_id, ticket_id, at FROM admission_refusals{condition} ORDER BY id DESC LIMIT {condition.Value((long)request.Page.Take)}";
        using var read = database.OpenRead();
        return Task.FromResult(request.Page.Cut(read.Query(sql, Read, condition.Values), r => r.Id));
    }

    private static AdmissionRefusal Read(System.Data.Common.DbDataReader row) => new()
    {
        Id = row.GetString(0),
        CommunityId = row.GetString(1),
        UnitId = row.IsDBNull(2) ? null : row.GetString(2),
        Matter = row.GetString(3),
        Reason = Enum.Parse<AdmissionReason>(row.GetString(4)),
        EntryId = row.IsDBNull(5) ? null : row.GetString(5),
        TicketId = row.IsDBNull(6) ? null : row.GetString(6),
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
    };
}

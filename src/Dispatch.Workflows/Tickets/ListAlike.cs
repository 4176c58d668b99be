using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>The open tickets of the same community and category as one, received within thirty days of it, newest first: perhaps calls about one cause. At most as many as can be joined at once.</summary>
[AllowedForSignedIn]
public sealed record ListAlike(string TicketId) : IQuery<IReadOnlyList<TicketView>>;

internal sealed class ListAlikeHandler(IDatabase database, TicketSight sight, DistrictTime time) : IRequestHandler<ListAlike, IReadOnlyList<TicketView>>
{
    private static readonly TimeSpan _near = TimeSpan.FromDays(30);
    private static readonly string _select = TicketRows.Map.SelectAs("t");

    public Task<IReadOnlyList<TicketView>> Handle(ListAlike request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        var main = TicketReads.Seen(read, sight, request.TicketId);
        if (main.CommunityId is null || main.IsEnded)
        {
            return Task.FromResult<IReadOnlyList<TicketView>>([]);
        }

        var condition = new SqlCondition()
            .And("t.community_id = {0}", main.CommunityId)
            .And("t.category_code = {0}", main.CategoryCode)
            .And("t.closed_at IS NULL")
            .And("t.received_at > {0} AND t.received_at < {1}", main.ReceivedAt - _near, main.ReceivedAt + _near)
            .And("t.id <> {0}", main.Id)
            .And("t.matter = 'Complaint' AND t.sandbox = {0}", main.Sandbox);
        sight.Narrow(condition);
        var sql = $"{_select}{condition} ORDER BY t.id DESC LIMIT {condition.Value((long)JoinTickets.Most)}";
        return Task.FromResult<IReadOnlyList<TicketView>>([.. read.Query(sql, TicketRows.Map.Read, condition.Values).Select(t => TicketViews.Public(t, time.Now))]);
    }
}

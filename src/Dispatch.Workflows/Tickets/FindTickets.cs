using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>Complaints that the caller may see, without their reporters, newest first and cut off at a limit: for programs that ask without pages.</summary>
/// <param name="Limit">Most tickets in the answer.</param>
[AllowedForSignedIn]
public sealed record FindTickets(int Limit) : IQuery<IReadOnlyList<TicketView>>
{
    /// <summary>Only these ids; empty for all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Only these categories; empty for all.</summary>
    public IReadOnlyList<string> CategoryCodes { get; init; } = [];

    /// <summary>Only ended tickets, or only those that are not; null for both.</summary>
    public bool? Ended { get; init; }

    /// <summary>Received from this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received before this instant.</summary>
    public DateTimeOffset? To { get; init; }
}

internal sealed class FindTicketsHandler(IDatabase database, TicketSight sight, DistrictTime time) : IRequestHandler<FindTickets, IReadOnlyList<TicketView>>
{
    private static readonly string _select = TicketRows.Map.SelectAs("t");

    public Task<IReadOnlyList<TicketView>> Handle(FindTickets request, CancellationToken cancellationToken)
    {
        var condition = new SqlCondition().And("t.matter = {0}", Matter.Complaint);
        if (request.Ids.Count > 0)
        {
            condition.AndIn("t.id", request.Ids);
        }

        if (request.CategoryCodes.Count > 0)
        {
            condition.AndIn("t.category_code", request.CategoryCodes);
        }

        if (request.Ended is { } ended)
        {
            condition.And(ended ? "t.closed_at IS NOT NULL" : "t.closed_at IS NULL");
        }

        if (request.From is { } from)
        {
            condition.And("t.received_at >= {0}", from);
        }

        if (request.To is { } to)
        {
            condition.And("t.received_at < {0}", to);
        }

        sight.Narrow(condition);
        var sql = $"{_select}{condition} ORDER BY t.id DESC LIMIT {condition.Value((long)request.Limit)}";
        using var read = database.OpenRead();
        var now = time.Now;
        return Task.FromResult<IReadOnlyList<TicketView>>([.. read.Query(sql, TicketRows.Map.Read, condition.Values).Select(t => TicketViews.Public(t, now))]);
    }
}

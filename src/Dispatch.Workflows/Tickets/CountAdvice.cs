using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>How many questions were answered on the spot in a period (half-open), as far as the caller may see them.</summary>
[AllowedForSignedIn]
public sealed record CountAdvice(string? UnitId, DateTimeOffset From, DateTimeOffset To) : IQuery<int>;

internal sealed class CountAdviceHandler(IDatabase database, TicketSight sight) : IRequestHandler<CountAdvice, int>
{
    public Task<int> Handle(CountAdvice request, CancellationToken cancellationToken)
    {
        var condition = new SqlCondition().And("t." + TicketTable.NotComplaint).And("t.matter = {0}", Matter.Advice).And("t.received_at >= {0}", request.From).And("t.received_at < {0}", request.To).And("t.sandbox = 0");
        sight.Narrow(condition);
        if (request.UnitId is { } unit && sight.TerritoryColumn(unit) is { } territory)
        {
            condition.And($"t.{territory.Column} = {{0}}", territory.UnitId);
        }

        using var read = database.OpenRead();
        return Task.FromResult((int)read.QueryFirst($"SELECT COUNT(*) FROM tickets t{condition}", r => r.GetInt64(0), condition.Values));
    }
}

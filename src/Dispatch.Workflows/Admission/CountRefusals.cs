using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>How often work was kept from communities, by community, by who tried and why.</summary>
[AllowedForSignedIn]
public sealed record CountRefusals(string? CommunityId = null, string? UnitId = null, DateTimeOffset? From = null, DateTimeOffset? To = null) : IQuery<IReadOnlyList<RefusalCount>>;

internal sealed class CountRefusalsHandler(IDatabase database, RefusalScope scope) : IRequestHandler<CountRefusals, IReadOnlyList<RefusalCount>>
{
    public Task<IReadOnlyList<RefusalCount>> Handle(CountRefusals request, CancellationToken cancellationToken)
    {
        var condition = scope.Of(request.CommunityId, request.UnitId, request.From, request.To);
        using var read = database.OpenRead();
        return Task.FromResult<IReadOnlyList<RefusalCount>>(read.Query(
            $"SELECT community_id, unit_id, reason, COUNT(*) FROM admission_refusals{condition} GROUP BY community_id, unit_id, reason ORDER BY COUNT(*) DESC, community_id, unit_id, reason",
            row => new RefusalCount(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), Enum.Parse<AdmissionReason>(row.GetString(2)), row.GetInt64(3)),
            condition.Values));
    }
}

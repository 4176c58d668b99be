using Dispatch.Engine.Persistence;
using Dispatch.Engine.State;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dispatch.Engine.Client;

/// <summary>Lists instances.</summary>
public sealed record ListInstances : IQuery<InstancePage>
{
    /// <summary>Text in ids, name or correlation id.</summary>
    public string? Search { get; init; }

    /// <summary>Only of these definitions; empty for all.</summary>
    public IReadOnlyList<string> DefinitionIds { get; init; } = [];

    /// <summary>Only with these statuses; empty for all.</summary>
    public IReadOnlyList<WorkflowStatus> Statuses { get; init; } = [];

    /// <summary>Only with these sub-statuses; empty for all.</summary>
    public IReadOnlyList<WorkflowSubStatus> SubStatuses { get; init; } = [];

    /// <summary>Only with, or only without, open incidents; null for both.</summary>
    public bool? HasIncidents { get; init; }

    /// <summary>Only about this.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Only of this version number.</summary>
    public int? Version { get; init; }

    /// <summary>Limits on CreatedAt, UpdatedAt and FinishedAt.</summary>
    public IReadOnlyList<InstantFilter> Instants { get; init; } = [];

    /// <summary>Created, LastExecuted (or Updated), Finished or Name; null for Created.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Whether largest first.</summary>
    public bool Descending { get; init; }

    /// <summary>How many to leave out.</summary>
    public int Skip { get; init; }

    /// <summary>How many at most.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A limit on one of an instance's instants.</summary>
/// <param name="Column">CreatedAt, UpdatedAt or FinishedAt.</param>
/// <param name="Operator">Is, IsNot, LessThan, GreaterThan, LessThanOrEqual or GreaterThanOrEqual.</param>
/// <param name="Instant">The instant.</param>
public sealed record InstantFilter(string Column, string Operator, DateTimeOffset Instant);

/// <summary>An instance as lists show it.</summary>
public sealed record InstanceSummary(
    string Id, string DefinitionId, string VersionId, int Version, WorkflowStatus Status, WorkflowSubStatus SubStatus, string? CorrelationId, string? Name, int IncidentCount,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt);

/// <summary>A page of instances.</summary>
public sealed record InstancePage(IReadOnlyList<InstanceSummary> Items, int TotalCount);

internal sealed class ListInstancesHandler(IDbContextFactory<EngineDb> contexts) : IRequestHandler<ListInstances, InstancePage>
{
    public async Task<InstancePage> Handle(ListInstances request, CancellationToken cancellationToken)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            var rows = request.Instants.Aggregate(Filter(request, db.Instances.AsNoTracking()), Limit);
            var total = await rows.CountAsync(cancellationToken).ConfigureAwait(false);
            var items = await Order(request, rows).Skip(request.Skip).Take(request.Take)
                .Select(r => new InstanceSummary(r.Id, r.DefinitionId, r.VersionId, r.Version, r.Status, r.SubStatus, r.CorrelationId, r.Name, r.IncidentCount, r.CreatedAt, r.UpdatedAt, r.FinishedAt))
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            return new InstancePage(items, total);
        }
    }

    private static IQueryable<InstanceRow> Filter(ListInstances request, IQueryable<InstanceRow> rows)
    {
        if (request.DefinitionIds is { Count: > 0 } definitions)
        {
            rows = rows.Where(r => definitions.Contains(r.DefinitionId));
        }

        if (request.Statuses is { Count: > 0 } statuses)
        {
            rows = rows.Where(r => statuses.Contains(r.Status));
        }

        if (request.SubStatuses is { Count: > 0 } subStatuses)
        {
            rows = rows.Where(r => subStatuses.Contains(r.SubStatus));
        }

        if (request.HasIncidents is { } incidents)
        {
            rows = rows.Where(r => r.IncidentCount > 0 == incidents);
        }

        if (!string.IsNullOrEmpty(request.CorrelationId))
        {
            rows = rows.Where(r => r.CorrelationId == request.CorrelationId);
        }

        if (request.Version is { } version)
        {
            rows = rows.Where(r => r.Version == version);
        }

        if (!string.IsNullOrWhiteSpace(request.Search))
        {
            var text = request.Search.Trim();
            rows = rows.Where(r => r.Id == text || r.DefinitionId.Contains(text) || r.VersionId == text || (r.CorrelationId != null && r.CorrelationId.Contains(text)) || (r.Name != null && r.Name.Contains(text)));
        }

        return rows;
    }

    private static IQueryable<InstanceRow> Limit(IQueryable<InstanceRow> rows, InstantFilter filter)
    {
        var at = filter.Instant;
        return (filter.Column.ToUpperInvariant(), filter.Operator.ToUpperInvariant()) switch
        {
            ("CREATEDAT", "IS") => rows.Where(r => r.CreatedAt == at),
            ("CREATEDAT", "ISNOT") => rows.Where(r => r.CreatedAt != at),
            ("CREATEDAT", "LESSTHAN") => rows.Where(r => r.CreatedAt < at),
            ("CREATEDAT", "GREATERTHAN") => rows.Where(r => r.CreatedAt > at),
            ("CREATEDAT", "LESSTHANOREQUAL") => rows.Where(r => r.CreatedAt <= at),
            ("CREATEDAT", "GREATERTHANOREQUAL") => rows.Where(r => r.CreatedAt >= at),
            ("UPDATEDAT", "IS") => rows.Where(r => r.UpdatedAt == at),
            ("UPDATEDAT", "ISNOT") => rows.Where(r => r.UpdatedAt != at),
            ("UPDATEDAT", "LESSTHAN") => rows.Where(r => r.UpdatedAt < at),
            ("UPDATEDAT", "GREATERTHAN") => rows.Where(r => r.UpdatedAt > at),
            ("UPDATEDAT", "LESSTHANOREQUAL") => rows.Where(r => r.UpdatedAt <= at),
            ("UPDATEDAT", "GREATERTHANOREQUAL") => rows.Where(r => r.UpdatedAt >= at),
            ("FINISHEDAT", "IS") => rows.Where(r => r.FinishedAt == at),
            ("FINISHEDAT", "ISNOT") => rows.Where(r => r.FinishedAt != at),
            ("FINISHEDAT", "LESSTHAN") => rows.Where(r => r.FinishedAt < at),
            ("FINISHEDAT", "GREATERTHAN") => rows.Where(r => r.FinishedAt > at),
            ("FINISHEDAT", "LESSTHANOREQUAL") => rows.Where(r => r.FinishedAt <= at),
            ("FINISHEDAT", "GREATERTHANOREQUAL") => rows.Where(r => r.FinishedAt >= at),
            _ => throw new DefinitionRefusedException("timestampFilters", $"There is no filter '{filter.Column} {filter.Operator}'."),
        };
    }

    private static IQueryable<InstanceRow> Order(ListInstances request, IQueryable<InstanceRow> rows) => (request.OrderBy?.ToUpperInvariant(), request.Descending) switch
    {
        ("LASTEXECUTED" or "UPDATED" or "UPDATEDAT", false) => rows.OrderBy(r => r.UpdatedAt).ThenBy(r => r.Id),
        ("LASTEXECUTED" or "UPDATED" or "UPDATEDAT", true) => rows.OrderByDescending(r => r.UpdatedAt).ThenByDescending(r => r.Id),
        ("FINISHED" or "FINISHEDAT", false) => rows.OrderBy(r => r.FinishedAt).ThenBy(r => r.Id),
        ("FINISHED" or "FINISHEDAT", true) => rows.OrderByDescending(r => r.FinishedAt).ThenByDescending(r => r.Id),
        ("NAME", false) => rows.OrderBy(r => r.Name).ThenBy(r => r.Id),
        ("NAME", true) => rows.OrderByDescending(r => r.Name).ThenByDescending(r => r.Id),
        (_, true) => rows.OrderByDescending(r => r.Id),
        _ => rows.OrderBy(r => r.Id),
    };
}

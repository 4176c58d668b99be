using Dispatch.Engine.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dispatch.Engine.Client;

/// <summary>Lists versions of definitions.</summary>
public sealed record ListDefinitions : IQuery<DefinitionPage>
{
    /// <summary>Which versions.</summary>
    public VersionOptions Versions { get; init; }

    /// <summary>Only these definitions; null for all.</summary>
    public IReadOnlyList<string>? DefinitionIds { get; init; }

    /// <summary>Only these versions; null for all.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Text in name, description or ids.</summary>
    public string? Search { get; init; }

    /// <summary>Whether system definitions; null for both.</summary>
    public bool? IsSystem { get; init; }

    /// <summary>Name, Version or Created; null for Created.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Whether largest first.</summary>
    public bool Descending { get; init; }

    /// <summary>How many to leave out.</summary>
    public int Skip { get; init; }

    /// <summary>How many at most; null for all.</summary>
    public int? Take { get; init; }
}

/// <summary>A page of versions, without their JSON's inside.</summary>
public sealed record DefinitionPage(IReadOnlyList<DefinitionRow> Items, int TotalCount);

internal sealed class ListDefinitionsHandler(IDbContextFactory<EngineDb> contexts) : IRequestHandler<ListDefinitions, DefinitionPage>
{
    public async Task<DefinitionPage> Handle(ListDefinitions request, CancellationToken cancellationToken)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            var rows = Filter(request, db.Definitions.AsNoTracking());
            var total = await rows.CountAsync(cancellationToken).ConfigureAwait(false);
            rows = Order(request, rows).Skip(request.Skip);
            var items = await (request.Take is { } take ? rows.Take(take) : rows).ToListAsync(cancellationToken).ConfigureAwait(false);
            return new DefinitionPage(items, total);
        }
    }

    private static IQueryable<DefinitionRow> Filter(ListDefinitions request, IQueryable<DefinitionRow> rows)
    {
        rows = request.Versions.Apply(rows);
        if (request.DefinitionIds is { } definitions)
        {
            rows = rows.Where(r => definitions.Contains(r.DefinitionId));
        }

        if (request.Ids is { } ids)
        {
            rows = rows.Where(r => ids.Contains(r.Id));
        }

        if (request.IsSystem is { } system)
        {
            rows = rows.Where(r => r.IsSystem == system);
        }

        if (!string.IsNullOrWhiteSpace(request.Search))
        {
            var text = request.Search.Trim();
            rows = rows.Where(r => (r.Name != null && EF.Functions.Like(r.Name, $"%{text}%")) || (r.Description != null && EF.Functions.Like(r.Description, $"%{text}%")) || r.DefinitionId.Contains(text) || r.Id == text);
        }

        return rows;
    }

    private static IQueryable<DefinitionRow> Order(ListDefinitions request, IQueryable<DefinitionRow> rows) => (request.OrderBy?.ToUpperInvariant(), request.Descending) switch
    {
        ("NAME", false) => rows.OrderBy(r => r.Name).ThenBy(r => r.Id),
        ("NAME", true) => rows.OrderByDescending(r => r.Name).ThenBy(r => r.Id),
        ("VERSION", false) => rows.OrderBy(r => r.Version).ThenBy(r => r.Id),
        ("VERSION", true) => rows.OrderByDescending(r => r.Version).ThenBy(r => r.Id),
        (_, true) => rows.OrderByDescending(r => r.CreatedAt).ThenBy(r => r.Id),
        _ => rows.OrderBy(r => r.CreatedAt).ThenBy(r => r.Id),
    };
}

using Dispatch.Engine.Persistence;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Whether no other definition has that name now.</summary>
public sealed record IsDefinitionNameUnique(string Name, string? DefinitionId) : IQuery<bool>;

internal sealed class IsDefinitionNameUniqueHandler(IDatabase database) : IRequestHandler<IsDefinitionNameUnique, bool>
{
    public Task<bool> Handle(IsDefinitionNameUnique request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        var taken = read.QueryFirst(
            "SELECT 1 FROM engine_definitions WHERE is_latest = 1 AND name = $1 AND definition_id <> $2 LIMIT 1", _ => true, request.Name.Trim(), request.DefinitionId ?? "");
        return Task.FromResult(!taken);
    }
}

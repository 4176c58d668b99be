using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Deletes one version that no instance runs on; with the last one the definition is gone.</summary>
public sealed record DeleteDefinitionVersion(string VersionId) : ICommand<Unit>;

internal sealed class DeleteDefinitionVersionHandler(DefinitionLibrary library, UnitOfWork unit, IDatabase database, IEnumerable<IDefinitionGuard> guards) : IRequestHandler<DeleteDefinitionVersion, Unit>
{
    public async Task<Unit> Handle(DeleteDefinitionVersion request, CancellationToken cancellationToken)
    {
        var found = Find(request.VersionId) ?? throw new NotFoundException($"There is no workflow version '{request.VersionId}'.");
        var versions = await library.RequireAsync(found.DefinitionId, cancellationToken).ConfigureAwait(false);
        var row = versions.Find(v => v.Id == request.VersionId) ?? throw new NotFoundException($"There is no workflow version '{request.VersionId}'.");
        if (IsRunning(row.Id))
        {
            throw new DefinitionRefusedException("id", $"第 {row.Version} 版还有运行中的实例,不能删除。Version {row.Version} has running instances and cannot be deleted.");
        }

        if (versions.Count == 1)
        {
            guards.MustLetGo(row.DefinitionId, "id");
        }

        versions.Remove(row);
        unit.Write(session => DefinitionStore.Delete(session, row.Id));
        if (row.IsPublished)
        {
            library.RemoveTriggers(row.DefinitionId);
        }

        if (row.IsLatest && versions.Count > 0)
        {
            library.Store(DefinitionRows.Read(versions[^1]) with { IsLatest = true });
        }

        library.Forget(row.DefinitionId, row.Id);
        var definition = DefinitionRows.Read(row);
        library.Note("definition.version-deleted", definition, $"删除 {DefinitionRows.Named(definition)}。Deleted {DefinitionRows.Named(definition)}.", []);
        return Unit.Value;
    }

    private DefinitionRow? Find(string versionId)
    {
        using var read = database.OpenRead();
        return DefinitionStore.Find(read, versionId);
    }

    private bool IsRunning(string versionId)
    {
        using var read = database.OpenRead();
        return read.QueryFirst("SELECT 1 FROM engine_instances WHERE version_id = $1 AND status = 'Running' LIMIT 1", _ => true, versionId);
    }
}

using Dispatch.Engine.Persistence;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Deletes a definition with all its versions and instances.</summary>
public sealed record DeleteDefinition(string DefinitionId) : ICommand<Unit>;

internal sealed class DeleteDefinitionHandler(DefinitionLibrary library, UnitOfWork unit, InstanceRemoval instances, IEnumerable<IDefinitionGuard> guards) : IRequestHandler<DeleteDefinition, Unit>
{
    public async Task<Unit> Handle(DeleteDefinition request, CancellationToken cancellationToken)
    {
        var versions = await library.RequireAsync(request.DefinitionId, cancellationToken).ConfigureAwait(false);
        guards.MustLetGo(request.DefinitionId, "definitionId");
        await instances.RemoveOfAsync(request.DefinitionId, cancellationToken).ConfigureAwait(false);
        unit.Write(session => versions.ForEach(v => DefinitionStore.Delete(session, v.Id)));
        library.RemoveTriggers(request.DefinitionId);
        versions.ForEach(v => library.Forget(v.DefinitionId, v.Id));
        var last = DefinitionRows.Read(versions[^1]);
        library.Note("definition.deleted", last, $"删除 {DefinitionRows.Named(last)},连同全部版本和实例。Deleted {DefinitionRows.Named(last)} with all its versions and instances.", []);
        return Unit.Value;
    }
}

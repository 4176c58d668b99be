using System.Collections.Concurrent;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;

namespace Dispatch.Engine.Runtime;

/// <summary>Compiled definition versions, and which version of each definition is published. Compiling never happens inside a burst's transaction.</summary>
public sealed class GraphCache(IDatabase database, IDefinitionCompiler compiler)
{
    private readonly ConcurrentDictionary<string, Lazy<WorkflowGraph>> _graphs = [];
    private readonly ConcurrentDictionary<string, string> _published = [];

    /// <summary>The compiled version.</summary>
    /// <exception cref="NotFoundException">There is no such version.</exception>
    public WorkflowGraph Version(string versionId) => _graphs.GetOrAdd(versionId, id => new Lazy<WorkflowGraph>(() => Compile(id))).Value;

    /// <summary>The compiled published version of a definition.</summary>
    /// <exception cref="NotFoundException">There is no such definition; <see cref="NotPublishedException"/> when nothing of it is published.</exception>
    public WorkflowGraph Published(string definitionId)
    {
        if (!_published.TryGetValue(definitionId, out var versionId))
        {
            using var read = database.OpenRead();
            versionId = DefinitionStore.FindPublished(read, definitionId)?.Id
                ?? throw (DefinitionStore.Versions(read, definitionId).Count > 0 ? new NotPublishedException(definitionId) : new NotFoundException($"There is no workflow '{definitionId}'."));
            _published[definitionId] = versionId;
        }

        return Version(versionId);
    }

    /// <summary>To be called after each commit that publishes, retracts, deletes or changes a draft.</summary>
    public void Forget(string definitionId, string? versionId = null)
    {
        _published.TryRemove(definitionId, out _);
        if (versionId is not null)
        {
            _graphs.TryRemove(versionId, out _);
        }
    }

    private WorkflowGraph Compile(string versionId)
    {
        using var read = database.OpenRead();
        var row = DefinitionStore.Find(read, versionId) ?? throw new NotFoundException($"There is no workflow version '{versionId}'.");
        return compiler.Compile(row);
    }
}

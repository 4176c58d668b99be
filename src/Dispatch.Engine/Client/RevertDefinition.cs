using System.Globalization;
using Dispatch.Engine.Primitives;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Makes a new draft with the content of an older version.</summary>
public sealed record RevertDefinition(string DefinitionId, int Version) : ICommand<SavedDefinition>;

internal sealed class RevertDefinitionHandler(DefinitionLibrary library) : IRequestHandler<RevertDefinition, SavedDefinition>
{
    public async Task<SavedDefinition> Handle(RevertDefinition request, CancellationToken cancellationToken)
    {
        var versions = await library.RequireAsync(request.DefinitionId, cancellationToken).ConfigureAwait(false);
        var wanted = versions.Find(v => v.Version == request.Version)
            ?? throw new NotFoundException(string.Create(CultureInfo.InvariantCulture, $"Workflow '{request.DefinitionId}' has no version {request.Version}."));
        var latest = DefinitionRows.Read(versions[^1]);
        var draft = library.Draft(DefinitionRows.Read(wanted), request.DefinitionId, versions);
        library.Store(draft);
        library.Note("definition.reverted", draft, string.Create(CultureInfo.InvariantCulture, $"{DefinitionRows.Named(draft)} 恢复为第 {request.Version} 版的内容。Reverted {DefinitionRows.Named(draft)} to version {request.Version}."), library.Difference(latest, draft));
        return library.Answer(draft, alreadyPublished: false);
    }
}

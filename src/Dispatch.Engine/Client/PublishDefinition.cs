using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Publishes the newest version of a definition. Publishing it again changes nothing.</summary>
public sealed record PublishDefinition(string DefinitionId) : ICommand<SavedDefinition>;

internal sealed class PublishDefinitionHandler(DefinitionLibrary library) : IRequestHandler<PublishDefinition, SavedDefinition>
{
    public async Task<SavedDefinition> Handle(PublishDefinition request, CancellationToken cancellationToken)
    {
        var versions = await library.RequireAsync(request.DefinitionId, cancellationToken).ConfigureAwait(false);
        var latest = DefinitionRows.Read(versions[^1]);
        return latest.IsPublished
            ? library.Answer(latest, alreadyPublished: true)
            : library.Answer(library.Publish(latest, versions.Find(v => v.IsPublished)), alreadyPublished: false);
    }
}

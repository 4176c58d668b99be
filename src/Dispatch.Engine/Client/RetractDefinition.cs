using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Takes the publication of the newest version back: nothing new starts, what runs goes on.</summary>
public sealed record RetractDefinition(string DefinitionId) : ICommand<SavedDefinition>;

internal sealed class RetractDefinitionHandler(DefinitionLibrary library) : IRequestHandler<RetractDefinition, SavedDefinition>
{
    public async Task<SavedDefinition> Handle(RetractDefinition request, CancellationToken cancellationToken)
    {
        var versions = await library.RequireAsync(request.DefinitionId, cancellationToken).ConfigureAwait(false);
        var latest = DefinitionRows.Read(versions[^1]);
        if (!latest.IsPublished)
        {
            throw new DefinitionRefusedException("generalErrors", $"流程“{latest.Name}”的最新版本没有发布。The newest version of workflow '{request.DefinitionId}' is not published.");
        }

        var retracted = latest with { IsPublished = false };
        library.Store(retracted);
        library.RemoveTriggers(request.DefinitionId);
        library.Note("definition.retracted", retracted, $"Retracted {DefinitionRows.Named(retracted)}.", []);
        return library.Answer(retracted, alreadyPublished: false);
    }
}

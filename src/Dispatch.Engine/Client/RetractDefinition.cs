using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Takes the publication back, also when a newer draft stands beside it: nothing new starts, what runs goes on.</summary>
public sealed record RetractDefinition(string DefinitionId) : ICommand<SavedDefinition>;

internal sealed class RetractDefinitionHandler(DefinitionLibrary library) : IRequestHandler<RetractDefinition, SavedDefinition>
{
    public async Task<SavedDefinition> Handle(RetractDefinition request, CancellationToken cancellationToken)
    {
        var versions = await library.RequireAsync(request.DefinitionId, cancellationToken).ConfigureAwait(false);
        var published = versions.Find(v => v.IsPublished)
            ?? throw new DefinitionRefusedException("generalErrors", $"流程“{versions[^1].Name}”没有已发布的版本。No version of workflow '{request.DefinitionId}' is published.");
        var retracted = library.Retract(published);
        library.Note("definition.retracted", retracted, $"撤回 {DefinitionRows.Named(retracted)} 的发布。Retracted {DefinitionRows.Named(retracted)}.", []);
        return library.Answer(retracted, alreadyPublished: false);
    }
}

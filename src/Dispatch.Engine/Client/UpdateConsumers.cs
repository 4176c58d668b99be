using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Leads definitions that use a workflow as an activity to its published version. Answers the ids of those that were changed.</summary>
/// <param name="DefinitionId">The workflow that is used.</param>
/// <param name="Only">Which consumers; null for all.</param>
public sealed record UpdateConsumers(string DefinitionId, IReadOnlyCollection<string>? Only) : ICommand<IReadOnlyList<string>>;

internal sealed class UpdateConsumersHandler(ConsumerUpdates updates) : IRequestHandler<UpdateConsumers, IReadOnlyList<string>>
{
    public Task<IReadOnlyList<string>> Handle(UpdateConsumers request, CancellationToken cancellationToken) => updates.ApplyAsync(request.DefinitionId, request.Only, cancellationToken);
}

using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Deletes instances with their journal; answers how many there were.</summary>
public sealed record DeleteInstances(IReadOnlyList<string> Ids) : ICommand<int>;

internal sealed class DeleteInstancesHandler(InstanceRemoval removal, IEnumerable<IInstanceGuard> guards) : IRequestHandler<DeleteInstances, int>
{
    public Task<int> Handle(DeleteInstances request, CancellationToken cancellationToken)
    {
        foreach (var id in request.Ids)
        {
            if (guards.Select(g => g.WhyNotDelete(id)).FirstOrDefault(r => r is not null) is { } reason)
            {
                throw new DefinitionRefusedException("id", reason);
            }
        }

        return removal.RemoveAsync(request.Ids, cancellationToken);
    }
}

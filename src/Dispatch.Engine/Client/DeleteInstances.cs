using Dispatch.Engine.Persistence;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Deletes instances with their journal; answers how many there were.</summary>
public sealed record DeleteInstances(IReadOnlyList<string> Ids) : ICommand<int>;

internal sealed class DeleteInstancesHandler(InstanceRemoval removal, InstanceEnds ends, UnitOfWork unit, IAuditTrail audit) : IRequestHandler<DeleteInstances, int>
{
    public async Task<int> Handle(DeleteInstances request, CancellationToken cancellationToken)
    {
        ends.MustBeAllowed(request.Ids);
        var removed = await removal.RemoveAsync(request.Ids, cancellationToken).ConfigureAwait(false);
        if (removed > 0)
        {
            var named = string.Join(", ", request.Ids);
            audit.Add(unit, new AuditNote("instance.deleted", "instance", request.Ids[0], $"删除流程实例 {named}。Deleted the instances {named}.", []));
        }

        return removed;
    }
}

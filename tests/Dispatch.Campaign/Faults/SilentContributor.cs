using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;

namespace Dispatch.Campaign.Faults;

/// <summary>Leaves out every tenth contribution of the named part to a commit.</summary>
internal sealed class SilentContributor(ICommitContributor inner, string name) : ICommitContributor
{
    private static int _count;

    public void Contribute(UnitOfWork unit, object request, object? response)
    {
        if (inner.GetType().Name != name || Interlocked.Increment(ref _count) % 10 != 0)
        {
            inner.Contribute(unit, request, response);
        }
    }
}

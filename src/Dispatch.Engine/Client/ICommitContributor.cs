using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Client;

/// <summary>Adds its own writes to the transaction of every command, knowing the command's answer: idempotency keys, audit rows.</summary>
public interface ICommitContributor
{
    /// <summary>Called after the handler has answered and before its writes are stored; again on each retry.</summary>
    void Contribute(UnitOfWork unit, object request, object? response);
}

using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Audit;
using Dispatch.Host.Composition;

namespace Dispatch.Host.Identity;

/// <summary>Tells the audit that the operator opened the door for an administrator once more.</summary>
internal sealed class AdminDoor(UnitScopes units, HostSettings settings, TimeProvider time) : IStartStep
{
    public int Order => 310;

    public Task RunAsync(CancellationToken cancellation)
    {
        if (!settings.AdminCode)
        {
            return Task.CompletedTask;
        }

        var entry = new AuditEntry { At = time.GetUtcNow(), ActorKind = "system", Action = "OpenSetup", Summary = "--admin-code", Previous = "", Hash = "" };
        return units.RunAsync(this, (_, unit) =>
        {
            unit.Write(session => AuditChain.Append(session, entry));
            return Task.FromResult(true);
        }, cancellation);
    }
}

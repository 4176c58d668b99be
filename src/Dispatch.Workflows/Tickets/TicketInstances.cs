using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;

namespace Dispatch.Workflows.Tickets;

/// <summary>An open ticket needs its instance: without it nobody could go on with it.</summary>
internal sealed class TicketInstances(IDatabase database) : IInstanceGuard
{
    private const string OpenTicket =
        "SELECT t.number FROM engine_instances i JOIN tickets t ON t.id = i.correlation_id WHERE i.id = $1 AND t.workflow_instance_id = i.id AND t.closed_at IS NULL";

    /// <inheritdoc/>
    public string? WhyNotEnd(string instanceId)
    {
        using var read = database.OpenRead();
        return read.QueryFirst(OpenTicket, r => r.GetString(0), instanceId) is { } number
            ? $"工单 {number} 还在这个实例上办理,不能取消或删除;要终止办理,请撤回工单。Ticket {number} is still handled on this instance, which can be neither cancelled nor deleted; to end it, withdraw the ticket."
            : null;
    }
}

using System.Text.Json;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Clocks;

/// <summary>What a recounting timer is to do: look through the open tickets after an id, or count one ticket.</summary>
internal sealed record RecountOrder(string Calendar, int Version, string After = "", string? TicketId = null)
{
    public static RecountOrder Read(string? payload) => JsonSerializer.Deserialize<RecountOrder>(payload!, JsonText.Options)!;

    public override string ToString() => JsonSerializer.Serialize(this, JsonText.Options);
}

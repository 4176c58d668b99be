using Dispatch.Engine.Authoring;

namespace Dispatch.Workflows.Tickets;

/// <summary>Finds the units that stand in a role to a ticket, so that definitions name roles and not units.</summary>
public static class UnitRoles
{
    /// <summary>The roles with their names in Chinese and English, as the editor offers them.</summary>
    public static IReadOnlyList<(string Role, string Chinese, string English)> All { get; } =
    [
        ("station", "小区驿站", "The compound's station"),
        ("community", "社区", "The community"),
        ("street", "街道", "The street"),
        ("district", "区", "The district"),
        ("lead", "主办部门", "The lead department"),
        ("helpers", "协办部门", "The helping departments"),
        ("holder", "当前承办单位", "The unit whose move it is"),
        ("filer", "提出单位", "The unit that filed it"),
        ("resident", "居民(由驿站或社区代收)", "The resident, by station or community"),
        ("consulted", "被征求意见的社区", "The communities that are consulted"),
    ];

    internal static IReadOnlyList<string> Resolve(TicketWork work, string role)
    {
        var ticket = work.Ticket;
        string?[] units = role switch
        {
            "station" => [work.Reference.StationOf(ticket.CompoundId)?.Id],
            "community" => [ticket.CommunityId],
            "street" => [ticket.StreetId ?? ticket.DistrictId],
            "district" => [ticket.DistrictId],
            "lead" => [ticket.LeadDepartmentId],
            "helpers" => [.. ticket.HelperDepartmentIds],
            "holder" => [ticket.HolderUnitId],
            "filer" => [ticket.FiledByUnitId],
            "resident" => [ResidentsDoor(work)],
            "consulted" => [.. ticket.Participants],
            _ => [role],
        };
        return [.. units.Select(u => Effective(work, role, u)).Distinct()];
    }

    // Who takes in what the resident says: the nearest unit, but not the one whose answer is to be judged.
    private static string? ResidentsDoor(TicketWork work)
    {
        string?[] doors = [work.Reference.StationOf(work.Ticket.CompoundId)?.Id, work.Ticket.CommunityId, work.Ticket.StreetId];
        return Array.Find(doors, door => door is not null && !HasAnswered(work, door)) ?? work.Ticket.DistrictId ?? Array.Find(doors, door => door is not null);
    }

    private static bool HasAnswered(TicketWork work, string unitId)
    {
        var now = work.Reference.Units.Effective(unitId, work.Today)?.Id;
        return work.Tasks.All.Any(task => task.Outcome == "Resolved" && (task.UnitId == unitId || task.UnitId == now));
    }

    private static string Effective(TicketWork work, string role, string? unitId) =>
        work.Reference.Units.Effective(unitId, work.Today)?.Id
        ?? throw new FaultException($"Ticket {work.Ticket.Number} has no unit for '{role}'{(unitId is null || unitId == role ? "" : $" ({unitId})")}: choose a role or an existing unit in the definition.");
}

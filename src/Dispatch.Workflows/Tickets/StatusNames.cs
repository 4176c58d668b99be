namespace Dispatch.Workflows.Tickets;

/// <summary>How people and programs read a status.</summary>
public static class StatusNames
{
    /// <summary>In Chinese.</summary>
    public static string Chinese(TicketStatus status) => status switch
    {
        TicketStatus.Received => "已受理",
        TicketStatus.AtStation => "驿站办理中",
        TicketStatus.AtCommunity => "社区办理中",
        TicketStatus.AtStreet => "街道协调中",
        TicketStatus.Whistled => "已吹哨,待签收",
        TicketStatus.Handling => "部门办理中",
        TicketStatus.Suspended => "已挂账",
        TicketStatus.Verifying => "社区核实中",
        TicketStatus.Evaluating => "评价中",
        TicketStatus.Supervised => "督办中",
        TicketStatus.Closed => "已办结",
        TicketStatus.NotAccepted => "不予受理",
        TicketStatus.Withdrawn => "已撤回",
        TicketStatus.Merged => "已并单",
        _ => status.ToString(),
    };

    /// <summary>In English.</summary>
    public static string English(TicketStatus status) => status switch
    {
        TicketStatus.Received => "received",
        TicketStatus.AtStation => "at the station",
        TicketStatus.AtCommunity => "at the community",
        TicketStatus.AtStreet => "at the street",
        TicketStatus.Whistled => "departments called",
        TicketStatus.Handling => "handled by departments",
        TicketStatus.Suspended => "suspended",
        TicketStatus.Verifying => "being verified",
        TicketStatus.Evaluating => "being evaluated",
        TicketStatus.Supervised => "under supervision",
        TicketStatus.Closed => "closed",
        TicketStatus.NotAccepted => "not accepted",
        TicketStatus.Withdrawn => "withdrawn",
        TicketStatus.Merged => "merged",
        _ => status.ToString(),
    };

    /// <summary>As in JSON.</summary>
    public static string Word(TicketStatus status) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}

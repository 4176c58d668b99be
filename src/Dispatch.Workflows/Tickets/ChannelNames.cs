namespace Dispatch.Workflows.Tickets;

/// <summary>How people read a channel.</summary>
public static class ChannelNames
{
    /// <summary>In Chinese.</summary>
    public static string Chinese(Channel channel) => channel switch
    {
        Channel.Station => "小区驿站",
        Channel.Steward => "楼栋长",
        Channel.Hotline => "热线",
        Channel.Web => "网页",
        Channel.App => "手机",
        Channel.Open311 => "Open311",
        Channel.Proactive => "主动发现",
        Channel.Community => "社区",
        _ => channel.ToString(),
    };

    /// <summary>In English.</summary>
    public static string English(Channel channel) => channel switch
    {
        Channel.Station => "the compound's station",
        Channel.Steward => "a building steward",
        Channel.Hotline => "the hotline",
        Channel.Web => "the web page",
        Channel.App => "the app",
        Channel.Open311 => "Open311",
        Channel.Proactive => "our own patrol",
        Channel.Community => "the community",
        _ => channel.ToString(),
    };
}

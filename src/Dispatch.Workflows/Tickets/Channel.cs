namespace Dispatch.Workflows.Tickets;

/// <summary>How a matter came in.</summary>
public enum Channel
{
    Station,
    Steward,
    Hotline,
    Web,
    App,
    Open311,
    Proactive,
    Community,
}

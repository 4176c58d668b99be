namespace Dispatch.Workflows.Tickets;

/// <summary>What a list of tickets is sorted by.</summary>
public enum TicketOrder
{
    /// <summary>When they came.</summary>
    Received,

    /// <summary>When they are due.</summary>
    Due,

    /// <summary>Their titles.</summary>
    Title,

    /// <summary>Their compounds, or communities.</summary>
    Place,

    /// <summary>Where they stand.</summary>
    Status,

    /// <summary>The units that hold them.</summary>
    Holder,
}

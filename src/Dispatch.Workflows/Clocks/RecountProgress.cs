namespace Dispatch.Workflows.Clocks;

/// <summary>How far the open clocks are counted anew by a version of a calendar.</summary>
/// <param name="Calendar">The calendar's code.</param>
/// <param name="Version">Its version.</param>
/// <param name="LookedThrough">Whether all open tickets were looked at.</param>
/// <param name="Waiting">Tickets found to move that are still to be counted.</param>
/// <param name="Moved">Due times that have moved.</param>
public sealed record RecountProgress(string Calendar, int Version, bool LookedThrough, int Waiting, int Moved)
{
    /// <summary>Whether nothing is left to do.</summary>
    public bool Done => LookedThrough && Waiting == 0;
}

namespace Dispatch.Workflows.Tasks;

/// <summary>What is done to a clock.</summary>
public enum ClockChangeKind
{
    /// <summary>延期.</summary>
    Extension,

    /// <summary>挂账.</summary>
    Suspension,

    /// <summary>日历调整.</summary>
    Calendar,
}

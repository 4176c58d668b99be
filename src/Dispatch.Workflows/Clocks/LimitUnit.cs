namespace Dispatch.Workflows.Clocks;

/// <summary>What a limit is counted in.</summary>
public enum LimitUnit
{
    Minutes,
    Hours,
    Days,
    WorkMinutes,
    WorkHours,
    WorkDays,
}

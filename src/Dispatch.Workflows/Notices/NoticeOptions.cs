namespace Dispatch.Workflows.Notices;

/// <summary>When and with what notices to people go out.</summary>
public sealed class NoticeOptions
{
    /// <summary>Where the options stand.</summary>
    public const string Section = "Dispatch:Notices";

    /// <summary>Start of the quiet hours, local time. Notices of tickets that are not urgent wait until <see cref="QuietTo"/>.</summary>
    /// <value>Default 22:00; the same as <see cref="QuietTo"/> for none.</value>
    public TimeOnly QuietFrom { get; set; } = new(22, 0);

    /// <summary>End of the quiet hours, local time.</summary>
    /// <value>Default 07:00.</value>
    public TimeOnly QuietTo { get; set; } = new(7, 0);

    /// <summary>Hours after which a notice that could not be sent is given up: late news is worse than none.</summary>
    /// <value>Default 24.</value>
    public double GiveUpAfterHours { get; set; } = 24;

    /// <summary>The address that links begin with; the host's own <c>Dispatch:PublicAddress</c>.</summary>
    public string? PublicAddress { get; set; }
}

namespace Dispatch.Workflows.Admission;

/// <summary>Why a task may or may not be put on a community.</summary>
public enum AdmissionReason
{
    /// <summary>It stands on the community's own, assist or certificate list.</summary>
    Listed,

    /// <summary>An admission entry gives leave.</summary>
    Admitted,

    /// <summary>The matter is abolished.</summary>
    Abolished,

    /// <summary>It is the department's own matter and no admission entry gives leave.</summary>
    DepartmentDuty,

    /// <summary>Only as an assistant: the department leads.</summary>
    AssistOnly,

    /// <summary>There was an entry, and it has ended, not begun or was withdrawn.</summary>
    NotInForce,

    /// <summary>Neither list nor admission names it.</summary>
    Absent,
}

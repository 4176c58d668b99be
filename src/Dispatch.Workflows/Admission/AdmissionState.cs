namespace Dispatch.Workflows.Admission;

/// <summary>Whether an admission entry still gives leave.</summary>
public enum AdmissionState
{
    Live,
    Withdrawn,
}

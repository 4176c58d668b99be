namespace Dispatch.Workflows.Persistence;

/// <summary>Where the present picture of the reference data is had.</summary>
public interface IReferenceData
{
    /// <summary>The picture as of the last commit that changed any of it. Take it once per decision: it never changes, its successor may differ.</summary>
    ReferenceData Current { get; }
}

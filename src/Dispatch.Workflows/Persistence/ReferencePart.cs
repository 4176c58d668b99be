namespace Dispatch.Workflows.Persistence;

/// <summary>The parts of the reference data, each read again on its own when it was changed.</summary>
[Flags]
public enum ReferencePart
{
    None = 0,
    Units = 1,
    Categories = 2,
    Duties = 4,
    Admissions = 8,
    Calendars = 16,
    Policies = 32,
    All = 63,
}

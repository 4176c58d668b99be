namespace Dispatch.Workflows.DutyLists;

/// <summary>The answer of the duty lists, with the entry that gave it.</summary>
/// <param name="Result">What the lists say.</param>
/// <param name="Entry">The entry that decided it; null when unlisted.</param>
/// <param name="DepartmentEntry">The department's own entry, where it adds the lead, helpers or whistle type to a community's assist entry.</param>
public sealed record DutyLookUp(DutyResult Result, DutyEntry? Entry, DutyEntry? DepartmentEntry = null)
{
    /// <summary>The department that is to lead.</summary>
    public string? LeadDepartmentId => Entry?.LeadDepartmentId ?? DepartmentEntry?.LeadDepartmentId ?? DepartmentEntry?.UnitId;

    /// <summary>The departments that are to help.</summary>
    public IReadOnlyList<string> HelperDepartmentIds =>
        Entry is { HelperDepartmentIds.Count: > 0 } ? Entry.HelperDepartmentIds : DepartmentEntry?.HelperDepartmentIds ?? [];

    /// <summary>The whistle type that is proposed; routine unless an entry says otherwise.</summary>
    public WhistleType WhistleType => Entry?.WhistleType ?? DepartmentEntry?.WhistleType ?? DutyLists.WhistleType.Routine;

    /// <summary>The rule that the answer rests on.</summary>
    public string? Basis => Entry?.Basis;
}

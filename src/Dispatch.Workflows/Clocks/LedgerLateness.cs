namespace Dispatch.Workflows.Clocks;

/// <summary>How late a lead department was, and whose doing it was. The lead's clock is the case's; time for which a helper answers is taken apart.</summary>
/// <param name="LeadUnitId">The lead; null where none was called.</param>
/// <param name="LateSeconds">Time after the whole case's due time in which the called departments had the case and no clock stood still.</param>
/// <param name="HelpersSeconds">Of that, the time in which a helper was past its own limit, or only helpers were still due.</param>
/// <param name="OwnSeconds">The rest: the lead's own.</param>
/// <param name="Helpers">What falls to each helper; where several were late at once the time stands with each of them.</param>
public sealed record LedgerLateness(string? LeadUnitId, decimal LateSeconds, decimal HelpersSeconds, decimal OwnSeconds, IReadOnlyList<HelperLateness> Helpers);

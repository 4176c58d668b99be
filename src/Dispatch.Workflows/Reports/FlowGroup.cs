namespace Dispatch.Workflows.Reports;

/// <summary>How the tickets of a group went to and fro.</summary>
/// <param name="Key">The unit's id or category's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="Received">Received in the period.</param>
/// <param name="Flow">The figures.</param>
/// <param name="WhistleControl">Whether its whistle rate differs from the whole's by more than chance.</param>
/// <param name="Before">The figures of the period before; null where nothing was received then.</param>
/// <param name="Tickets">Where the tickets behind the figures are listed; with <c>&amp;figure=</c> those behind one of them.</param>
public sealed record FlowGroup(string Key, string Name, string? NameEn, int Received, Flow Flow, ControlLimits? WhistleControl, Flow? Before, string Tickets);

namespace Dispatch.Workflows.Clocks;

/// <summary>Whose due times a calendar moves.</summary>
/// <param name="Tasks">Open tasks whose due time moves.</param>
/// <param name="Cases">Whole cases whose due time moves.</param>
/// <param name="Earlier">Of both, those that move to an earlier time.</param>
/// <param name="Later">Those that move to a later one.</param>
/// <param name="First">The first two hundred.</param>
/// <param name="Complete">Whether all open tickets were looked at; a publication answers after the first two thousand and goes on by itself.</param>
public sealed record DueMoves(int Tasks, int Cases, int Earlier, int Later, IReadOnlyList<DueMove> First, bool Complete);

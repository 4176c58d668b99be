namespace Dispatch.Campaign;

/// <summary>How often to kill, and when.</summary>
/// <param name="Kills">How often.</param>
/// <param name="Clients">How many clients load the host.</param>
/// <param name="Seed">What the random moments come from.</param>
/// <param name="From">Least milliseconds from the first answers to a kill.</param>
/// <param name="To">Most milliseconds from the first answers to a kill.</param>
/// <param name="Minutes">When to stop, however many kills are left.</param>
/// <param name="Scale">What limits are multiplied with, so that reminders, letters and supervision fall due within seconds.</param>
/// <param name="CheckEvery">After how many kills everything is checked in between; a violation ends the campaign there.</param>
/// <param name="Port">Where the host listens.</param>
/// <param name="Fault">The planted fault; null for the host as it ships.</param>
internal sealed record KillPlan(int Kills, int Clients, int Seed, int From, int To, int Minutes, string Scale, int CheckEvery, int Port, string? Fault);

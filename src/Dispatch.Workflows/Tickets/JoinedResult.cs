namespace Dispatch.Workflows.Tickets;

/// <summary>What became of tickets that were to be joined with a main ticket.</summary>
/// <param name="MainId">The main ticket.</param>
/// <param name="Joined">How many were joined now.</param>
/// <param name="Already">How many were joined with it before.</param>
/// <param name="Refused">Those that were not, each with the reason.</param>
public sealed record JoinedResult(string MainId, int Joined, int Already, IReadOnlyList<NotJoined> Refused);

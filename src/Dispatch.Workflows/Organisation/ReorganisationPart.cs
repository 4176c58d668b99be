namespace Dispatch.Workflows.Organisation;

/// <summary>What one unit takes over.</summary>
/// <param name="UnitId">Who takes over; it must be in force on the date.</param>
/// <param name="Children">The units below the old one that stand below it from then on, with the open tickets that are theirs; empty: all that no other part names.</param>
/// <param name="Categories">The categories whose open tickets and tasks it takes, with those below them; empty: all that no other part names. For departments.</param>
public sealed record ReorganisationPart(string UnitId, IReadOnlyList<string>? Children = null, IReadOnlyList<string>? Categories = null);

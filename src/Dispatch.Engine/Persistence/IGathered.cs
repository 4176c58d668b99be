namespace Dispatch.Engine.Persistence;

/// <summary>
/// What the units of one transaction add up together, so that a row that they all touch, such as a day's counter, is written once for all of them.
/// Nothing of it is in the database before the transaction's end: a unit that reads such rows first calls <see cref="WriteSession.WriteGathered"/>.
/// </summary>
public interface IGathered
{
    /// <summary>Writes the sums, at the transaction's end.</summary>
    void WriteTo(WriteSession session);
}

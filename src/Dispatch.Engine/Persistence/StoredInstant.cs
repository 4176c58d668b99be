using System.Data.Common;

namespace Dispatch.Engine.Persistence;

/// <summary>Reads instants, which are stored as milliseconds since 1970, UTC.</summary>
public static class StoredInstant
{
    /// <summary>The instant in a column; null where it is empty.</summary>
    public static DateTimeOffset? GetInstant(this DbDataReader row, int column) => row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}

using SQLitePCL;

namespace Dispatch.Engine.Persistence;

/// <summary>SQLite's settings for the whole process, to be made before its first use.</summary>
internal static class SqliteLibrary
{
    private const int MultiThread = 2;
    private const int MemoryStatistics = 9;

    /// <summary>
    /// Leaves out SQLite's own locks around each call and each allocation: a connection is used by one thread at a time here. Without effect when SQLite was used before.
    /// </summary>
    public static void Configure()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(MultiThread);
        _ = raw.sqlite3_config(MemoryStatistics, 0);
    }
}

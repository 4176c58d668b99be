using Dispatch.Host.Composition;
using Microsoft.Data.Sqlite;

namespace Dispatch.Host.Commands;

/// <summary>A database file that no host of this process has open.</summary>
internal static class DatabaseFile
{
    public static SqliteConnection OpenToRead(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Reads the whole file and holds its structure against SQLite's own check.</summary>
    /// <exception cref="StartFailure">It is damaged or no database.</exception>
    public static async Task CheckAsync(string path)
    {
        try
        {
            await using var connection = OpenToRead(path);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            if (await command.ExecuteScalarAsync() is not "ok")
            {
                throw Damaged(path, null);
            }
        }
        catch (SqliteException e)
        {
            throw Damaged(path, e);
        }
    }

    private static StartFailure Damaged(string path, Exception? cause) =>
        new(StartFailure.DataDirectoryUnusable, $"{path} is damaged or no database: take another backup.", cause);
}

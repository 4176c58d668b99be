using Dispatch.Host.Composition;

namespace Dispatch.Host.Commands;

/// <summary>
/// Copies the data directory, also while a host runs over it: the database as it was at one instant, checked, and the files that belong to it.
/// The copy appears under its name only when it is whole.
/// </summary>
internal sealed class Backup : IHostVerb
{
    public string Words => "backup";

    public string Usage => "--data DIR --to NEWDIR        copies database and files, also of a running service";

    public async Task<int> RunAsync(VerbCall call)
    {
        var target = Path.GetFullPath(call.Required("to"));
        if (Directory.Exists(target) || File.Exists(target))
        {
            throw new StartFailure(StartFailure.Misconfigured, $"{target} is there already: name a new directory with --to.");
        }

        if (!File.Exists(Path.Combine(call.Data, DataDirectory.DatabaseFile)))
        {
            throw new StartFailure(StartFailure.DataDirectoryUnusable, $"{call.Data} holds no database: name the data directory with --data DIR.");
        }

        var partial = target + ".partial";
        if (Directory.Exists(partial))
        {
            Directory.Delete(partial, recursive: true);
        }

        Directory.CreateDirectory(partial);
        var copy = Path.Combine(partial, DataDirectory.DatabaseFile);
        await CopyDatabaseAsync(Path.Combine(call.Data, DataDirectory.DatabaseFile), copy);

        // Files are copied after the database: a row never names a file that the copy lacks.
        var files = DataDirectory.CopyFiles(call.Data, partial);
        await DatabaseFile.CheckAsync(copy);
        Directory.Move(partial, target);
        await call.Out.WriteLineAsync($"{target}: database {new FileInfo(Path.Combine(target, DataDirectory.DatabaseFile)).Length:N0} bytes, checked; {files} files");
        return 0;
    }

    private static async Task CopyDatabaseAsync(string from, string to)
    {
        await using var connection = DatabaseFile.OpenToRead(from);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", to);
        await command.ExecuteNonQueryAsync();
        await using var written = new FileStream(to, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }
}

using Dispatch.Host.Composition;

namespace Dispatch.Host.Commands;

/// <summary>Puts a copy that <see cref="Backup"/> made into an empty data directory. It takes the directory's lock, so no host runs over it meanwhile.</summary>
internal sealed class Restore : IHostVerb
{
    public string Words => "restore";

    public string Usage => "--data EMPTYDIR --from DIR    puts a backup in place";

    public async Task<int> RunAsync(VerbCall call)
    {
        var source = Path.GetFullPath(call.Required("from"));
        var copy = Path.Combine(source, DataDirectory.DatabaseFile);
        if (!File.Exists(copy))
        {
            throw new StartFailure(StartFailure.Misconfigured, $"{source} holds no backup: name the directory that 'backup --to' made with --from.");
        }

        await DatabaseFile.CheckAsync(copy);
        using var data = DataDirectory.Open(call.Data);
        if (File.Exists(data.File(DataDirectory.DatabaseFile)))
        {
            throw new StartFailure(StartFailure.Misconfigured, $"{data.Path} holds a database: move it away first, or name an empty directory with --data.");
        }

        var files = DataDirectory.CopyFiles(source, data.Path);
        File.Copy(copy, data.File(DataDirectory.DatabaseFile + ".partial"), overwrite: true);
        File.Move(data.File(DataDirectory.DatabaseFile + ".partial"), data.File(DataDirectory.DatabaseFile));
        await call.Out.WriteLineAsync($"{data.Path}: restored, {files} files. What fell due since the backup fires when the service starts.");
        return 0;
    }
}

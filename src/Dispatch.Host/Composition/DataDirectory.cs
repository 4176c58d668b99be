using System.Runtime.InteropServices;

namespace Dispatch.Host.Composition;

/// <summary>The directory that holds everything of one installation, held by an operating-system lock that goes with the process.</summary>
internal sealed class DataDirectory : IDisposable
{
    /// <summary>Name of the database file in the directory.</summary>
    public const string DatabaseFile = "dispatch.db";

    private static readonly string[] _belongToNoCopy = [".lock", ".probe", DatabaseFile, DatabaseFile + "-wal", DatabaseFile + "-shm"];
    private readonly FileStream? _lock;

    private DataDirectory(string path, FileStream? theLock)
    {
        Path = path;
        _lock = theLock;
    }

    public string Path { get; }

    /// <summary>Creates the directory where it is missing, takes the lock and proves that it can be written.</summary>
    /// <exception cref="StartFailure">Another host holds it, or it cannot be written.</exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            var theLock = TakeLock(full);
            try
            {
                Probe(full);
            }
            catch
            {
                theLock.Dispose();
                throw;
            }

            return new DataDirectory(full, theLock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(full, e);
        }
    }

    /// <summary>Looks into a directory that another host may hold: no lock is taken, and nothing is to be written.</summary>
    /// <exception cref="StartFailure">There is no database.</exception>
    public static DataDirectory Look(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        return System.IO.File.Exists(System.IO.Path.Combine(full, DatabaseFile))
            ? new DataDirectory(full, null)
            : throw new StartFailure(StartFailure.DataDirectoryUnusable, $"{full} holds no database: name the data directory with --data DIR.");
    }

    /// <summary>Copies every file but the database and what only a running host needs; answers how many.</summary>
    public static int CopyFiles(string from, string to)
    {
        var copied = 0;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = System.IO.Path.GetRelativePath(from, file);
            if (_belongToNoCopy.Contains(name, StringComparer.Ordinal))
            {
                continue;
            }

            var target = System.IO.Path.Combine(to, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            System.IO.File.Copy(file, target, overwrite: true);
            copied++;
        }

        return copied;
    }

    /// <summary>What to tell the operator when the directory cannot be written.</summary>
    public static StartFailure Unusable(string path, Exception cause) => new(
        StartFailure.DataDirectoryUnusable,
        IsFull(cause)
            ? $"The disk of the data directory {path} is full: make room and start again."
            : $"The data directory {path} cannot be written: {FirstLine(cause.Message)} Name another with --data DIR or correct its rights.",
        cause);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _lock?.Dispose();

    private static FileStream TakeLock(string path)
    {
        var file = System.IO.Path.Combine(path, ".lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (System.IO.File.Exists(file) && !IsFull(e) && IsHeldElsewhere(e))
        {
            throw new StartFailure(
                StartFailure.DataDirectoryInUse,
                $"The data directory {path} is in use by another running Dispatch host: stop that one first, or name another with --data DIR.",
                e);
        }
    }

    // EAGAIN of flock on Unix (11, 35 on macOS), a sharing violation on Windows.
    private static bool IsHeldElsewhere(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static bool IsFull(Exception e) =>
        e is IOException { HResult: 28 or unchecked((int)0x80070070) } or Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 13 }
        || (e.InnerException is { } inner && IsFull(inner));

    private static void Probe(string path)
    {
        var file = System.IO.Path.Combine(path, ".probe");
        using (var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
        {
            stream.Write("fit to write"u8);
            stream.Flush(flushToDisk: !RuntimeInformation.IsOSPlatform(OSPlatform.Windows));
        }

        System.IO.File.Delete(file);
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('.', '\r') + ".";
}

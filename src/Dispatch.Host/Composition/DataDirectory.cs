using System.Runtime.InteropServices;

namespace Dispatch.Host.Composition;

/// <summary>The directory that holds everything of one installation, held by an operating-system lock that goes with the process.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream theLock)
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

    /// <summary>What to tell the operator when the directory cannot be written.</summary>
    public static StartFailure Unusable(string path, Exception cause) => new(
        StartFailure.DataDirectoryUnusable,
        IsFull(cause)
            ? $"The disk of the data directory {path} is full: make room and start again."
            : $"The data directory {path} cannot be written: {FirstLine(cause.Message)} Name another with --data DIR or correct its rights.",
        cause);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _lock.Dispose();

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

namespace Dispatch.Campaign.Load;

/// <summary>A database's files, rebuilt from what they were and the calls that changed them.</summary>
internal sealed class DiskImage
{
    /// <summary>The files that matter; the third, <c>-shm</c>, is made anew by whoever opens the database first.</summary>
    public static IReadOnlyList<string> Files { get; } = ["dispatch.db", "dispatch.db-wal"];

    private readonly Dictionary<string, MemoryStream> _files = [];

    /// <summary>Takes the files as they lie in a folder; one that is missing is empty.</summary>
    public static DiskImage Of(string folder)
    {
        var image = new DiskImage();
        foreach (var file in Files)
        {
            var path = Path.Combine(folder, file);
            image._files[file] = new MemoryStream();
            image._files[file].Write(File.Exists(path) ? File.ReadAllBytes(path) : []);
        }

        return image;
    }

    public DiskImage Copy()
    {
        var copy = new DiskImage();
        foreach (var (name, content) in _files)
        {
            copy._files[name] = new MemoryStream();
            copy._files[name].Write(content.GetBuffer().AsSpan(0, (int)content.Length));
        }

        return copy;
    }

    /// <summary>Does what the call did; one that changes none of the files does nothing.</summary>
    public void Apply(DiskCall call)
    {
        if (!_files.TryGetValue(call.File, out var file))
        {
            return;
        }

        if (call.Name == "ftruncate")
        {
            file.SetLength(call.Offset);
        }
        else if (call.Data is { } data)
        {
            file.Position = call.Offset;
            file.Write(data);
        }
    }

    /// <summary>Lays the files down in a folder, which it empties first.</summary>
    public void Store(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, content) in _files)
        {
            using var file = File.Create(Path.Combine(folder, name));
            content.WriteTo(file);
        }
    }
}

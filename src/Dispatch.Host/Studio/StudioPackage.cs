using System.Reflection;

namespace Dispatch.Host.Studio;

/// <summary>The files of Elsa Studio as the build installed them: beside a published application, else where npm put them.</summary>
internal sealed class StudioPackage
{
    public StudioPackage()
    {
        var installed = typeof(StudioPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "StudioPackage")?.Value;
        Folder = new[] { Path.Combine(AppContext.BaseDirectory, "studio"), installed }
            .FirstOrDefault(f => f is not null && File.Exists(Path.Combine(f, "_framework", "blazor.webassembly.js")));
    }

    private StudioPackage(string? folder) => Folder = folder;

    /// <summary>What a host has that was built without Node.js.</summary>
    public static StudioPackage NotInstalled { get; } = new(null);

    /// <summary>The folder; null when the package is not installed.</summary>
    public string? Folder { get; }

    /// <summary>The file of that name, or null.</summary>
    public FileInfo? Find(string name)
    {
        if (Folder is null || name.Contains("..", StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal) || Path.IsPathRooted(name))
        {
            return null;
        }

        var file = new FileInfo(Path.Combine(Folder, name));
        return file.Exists ? file : null;
    }
}

namespace Dispatch.Architecture.Tests;

/// <summary>The checkout that the tests were built from, read as files.</summary>
internal static class Repository
{
    private static readonly string[] BuildFolders = ["artifacts", "bin", "obj", ".git", "node_modules", "data"];

    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>All files under the folder with the ending, without what a build leaves behind.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var start = PathOf(folder);
        return Directory.Exists(start) ? Walk(start, pattern) : [];
    }

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(child => !BuildFolders.Contains(Path.GetFileName(child)))
                .SelectMany(child => Walk(child, pattern)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Dispatch.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Dispatch.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
